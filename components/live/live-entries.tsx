import type { BodyMatter } from '#components/body/body-matter.ts';
import { Timestamp } from '#components/story/timestamp.tsx';
import type { Timekeeping } from '#lib/dateline/format-time.ts';
import type { LiveEntry as Entry } from '#lib/edition/model.ts';
import { KeyEvents } from './key-events.tsx';
import { LiveEntry, LiveEntryText } from './live-entry.tsx';

interface LiveEntriesProps extends Omit<BodyMatter, 'text'> {
  /** Newest first. */
  entries: Entry[];
  zone: Timekeeping;
}

/** Pinned entries, then all others newest first. */
export function LiveEntries({ entries, zone, ...matter }: LiveEntriesProps) {
  const pinned = entries.filter((entry) => entry.pinned);
  return (
    <section className="wide live-entries" aria-label="Updates">
      <KeyEvents entries={entries} zone={zone} />
      {pinned.map((entry) => (
        <div key={entry.id} className="pinned" id={entry.id}>
          <p className="kicker">Pinned</p>
          <LiveEntryText entry={entry} {...matter} />
          <p className="meta">
            <Timestamp instant={entry.at} zone={zone} />
          </p>
        </div>
      ))}
      <ol>
        {entries
          .filter((entry) => !entry.pinned)
          .map((entry) => (
            <LiveEntry key={entry.id} entry={entry} zone={zone} {...matter} />
          ))}
      </ol>
    </section>
  );
}
