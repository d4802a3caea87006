import { StoryCount } from '#components/lists/story-count.tsx';
import type { YearCount } from '#lib/edition/model.ts';
import { archiveYearPath } from '#lib/routes.ts';

/** Years by decade, newest first, each with how much it holds. */
export const YearLinks = ({ years }: { years: YearCount[] }) => (
  <ul className="archive-years">
    {[...Map.groupBy(years, ({ year }) => `${year.slice(0, 3)}0s`)].map(([decade, each]) => (
      <li key={decade}>
        {decade}
        <ul>
          {each.map(({ year, count }) => (
            <li key={year}>
              <a href={archiveYearPath(year)}>
                {year} <StoryCount count={count} />
              </a>
            </li>
          ))}
        </ul>
      </li>
    ))}
  </ul>
);
