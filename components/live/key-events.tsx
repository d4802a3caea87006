import { formatClock, isoWithOffset, type Timekeeping } from '#lib/dateline/format-time.ts';
import type { LiveEntry } from '#lib/edition/model.ts';

/** Links to the entries that matter most; to those with a headline where none is marked. */
export function KeyEvents({ entries, zone }: { entries: LiveEntry[]; zone: Timekeeping }) {
  const titled = entries.filter(({ headline }) => headline !== undefined);
  const marked = titled.filter(({ key }) => key);
  return (
    <nav className="key-events" aria-labelledby="key-events-head">
      <h2 className="rail-head" id="key-events-head">
        Key events
      </h2>
      <ul>
        {(marked.length > 0 ? marked : titled).map(({ id, at, headline }) => (
          <li key={id}>
            <a href={`#${id}`}>
              <time dateTime={isoWithOffset(at, zone.timeZone)}>{formatClock(at, zone)}</time>
              <span>{headline}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
