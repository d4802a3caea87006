import { formatMonthName } from '#lib/dateline/format-time.ts';
import type { MonthCount } from '#lib/edition/model.ts';
import { archivePath, archiveYearPath, href, monthPath } from '#lib/routes.ts';
import { StoryCount } from './story-count.tsx';

interface ArchiveLinksProps {
  section: string;
  /** Newest first. */
  months: MonthCount[];
  locale: string;
}

/** So many months have a link of their own beside a section's list; a century has twelve hundred. */
const MOST_MONTHS = 144;

interface Year {
  year: string;
  count: number;
  /** Empty where the year is too long ago to be shown by month. */
  months: MonthCount[];
}

function byYear(months: MonthCount[]): Year[] {
  let shown = 0;
  return [...Map.groupBy(months, ({ month }) => month.slice(0, 4))].map(([year, each]) => {
    shown += each.length;
    return {
      year,
      count: each.reduce((sum, { count }) => sum + count, 0),
      months: shown <= MOST_MONTHS ? each : [],
    };
  });
}

/** The months in which a section published, by year, and the way to everything by date. */
export const ArchiveLinks = ({ section, months, locale }: ArchiveLinksProps) => (
  <section className="archive" aria-labelledby="archive">
    <h2 id="archive">Archive by month</h2>
    <ul className="archive-years">
      {byYear(months).map(({ year, count, months: each }) => (
        <li key={year}>
          {each.length === 0 ? (
            <a href={archiveYearPath(year)}>
              {year} <StoryCount count={count} />
            </a>
          ) : (
            <>
              {year}
              <ul>
                {each.map(({ month, count: inMonth }) => (
                  <li key={month}>
                    <a href={href(monthPath(section, month))}>
                      {formatMonthName(month, locale)} <StoryCount count={inMonth} />
                    </a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </li>
      ))}
    </ul>
    <a className="more" href={archivePath()}>
      All sections by date
    </a>
  </section>
);
