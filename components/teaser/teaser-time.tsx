import type { Paper } from '#components/page/paper.ts';
import { formatClock, formatDate, isoDay, isoWithOffset } from '#lib/dateline/format-time.ts';
import type { Teaser } from '#lib/edition/model.ts';

interface TeaserTimeProps {
  story: Pick<Teaser, 'published'>;
  paper: Paper;
}

/** Clock time for a story of today, the date for an older one. */
export function TeaserTime({ story: { published }, paper: { site, madeAt } }: TeaserTimeProps) {
  const today = isoDay(published, site.timeZone) === isoDay(madeAt, site.timeZone);
  return (
    <time dateTime={isoWithOffset(published, site.timeZone)}>
      {today ? formatClock(published, site) : formatDate(published, site)}
    </time>
  );
}
