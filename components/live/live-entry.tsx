import { Body } from '#components/body/body.tsx';
import type { BodyMatter } from '#components/body/body-matter.ts';
import { formatClock, formatDate, isoWithOffset, type Timekeeping } from '#lib/dateline/format-time.ts';
import type { LiveEntry as Entry } from '#lib/edition/model.ts';

export interface LiveEntryProps extends Omit<BodyMatter, 'text'> {
  entry: Entry;
  zone: Timekeeping;
}

/** What an entry says, without its time. */
export const LiveEntryText = ({ entry, ...matter }: Omit<LiveEntryProps, 'zone'>) => (
  <>
    {entry.headline && <h3 className="hl hl-l">{entry.headline}</h3>}
    {entry.author && <p className="meta">By {entry.author.name}</p>}
    <div className="body">
      <Body text={entry} {...matter} idPrefix={entry.id} />
    </div>
  </>
);

/** One entry on the line of time, with an anchor that stays. */
export const LiveEntry = ({ entry, zone, ...matter }: LiveEntryProps) => (
  <li className="post" id={entry.id}>
    <p className="post-time">
      <a href={`#${entry.id}`}>
        <time dateTime={isoWithOffset(entry.at, zone.timeZone)}>
          {formatClock(entry.at, zone)}
          <small>{formatDate(entry.at, zone)}</small>
        </time>
      </a>
    </p>
    <div className="post-body">
      <LiveEntryText entry={entry} {...matter} />
    </div>
  </li>
);
