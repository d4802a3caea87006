import { formatMonth } from '#lib/dateline/format-time.ts';
import type { MonthCount } from '#lib/edition/model.ts';
import { href, monthPath } from '#lib/routes.ts';

interface ArchiveLinksProps {
  section: string;
  months: MonthCount[];
  locale: string;
}

const byYear = (months: MonthCount[]): [string, MonthCount[]][] =>
  Object.entries(Object.groupBy(months, ({ month }) => month.slice(0, 4)))
    .map(([year, each]): [string, MonthCount[]] => [year, each ?? []])
    .sort(([a], [b]) => b.localeCompare(a));

/** Every month in which the section published, by year. */
export const ArchiveLinks = ({ section, months, locale }: ArchiveLinksProps) => (
  <section className="archive" aria-labelledby="archive">
    <h2 id="archive">Archive by month</h2>
    <ul className="archive-years">
      {byYear(months).map(([year, each]) => (
        <li key={year}>
          {year}
          <ul>
            {each.map(({ month, count }) => (
              <li key={month}>
                <a href={href(monthPath(section, month))}>
                  {formatMonth(month, locale).replace(year, '').trim()}{' '}
                  <span className="count">
                    {count}
                    <span className="sr">{count === 1 ? ' story' : ' stories'}</span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  </section>
);
