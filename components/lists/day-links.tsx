import type { DayCount } from '#lib/edition/model.ts';
import { STORIES_PER_PAGE } from '#lib/edition/paging.ts';
import { href, type Path } from '#lib/routes.ts';
import { dayId } from './day-list.tsx';
import { StoryCount } from './story-count.tsx';

interface DayLinksProps {
  /** Newest first, as the pages have them. */
  days: DayCount[];
  /** Path of a page of the month. */
  pathOf: (page: number) => Path;
}

/** The days of a month that fills several pages: each leads to the page on which it begins. */
export function DayLinks({ days, pathOf }: DayLinksProps) {
  let before = 0;
  const links = days.map(({ day, count }) => {
    const page = Math.floor(before / STORIES_PER_PAGE) + 1;
    before += count;
    return { day, count, address: `${href(pathOf(page))}#${dayId(day)}` };
  });
  return before > STORIES_PER_PAGE ? (
    <section className="archive" aria-labelledby="days">
      <h2 id="days">Days</h2>
      <ul className="archive-years">
        <li>
          <ul>
            {links.map(({ day, count, address }) => (
              <li key={day}>
                <a href={address}>
                  <time dateTime={day}>{Number(day.slice(8))}</time> <StoryCount count={count} />
                </a>
              </li>
            ))}
          </ul>
        </li>
      </ul>
    </section>
  ) : null;
}
