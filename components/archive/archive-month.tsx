import { DayLinks } from '#components/lists/day-links.tsx';
import { DayList } from '#components/lists/day-list.tsx';
import { Pager } from '#components/lists/pager.tsx';
import { StoryCount } from '#components/lists/story-count.tsx';
import type { Paper } from '#components/page/paper.ts';
import { formatMonth } from '#lib/dateline/format-time.ts';
import type { DayCount, Month, MonthBySection, StoryPage } from '#lib/edition/model.ts';
import { archiveMonthPath, href, monthPath, type Path } from '#lib/routes.ts';
import { ArchivePage, storiesInWords } from './archive-page.tsx';

export interface ArchiveMonthData {
  month: Month;
  list: StoryPage;
  sections: MonthBySection['sections'];
  days: DayCount[];
}

/** Everything that was published in a month. */
export function ArchiveMonth({ data, paper }: { data: ArchiveMonthData; paper: Paper }) {
  const { month, list, sections, days } = data;
  const { locale } = paper.site;
  const pathOf = (page: number): Path => archiveMonthPath(month, page);
  const parts = paper.sections.flatMap(({ slug, navTitle }) => {
    const count = sections.find((part) => part.slug === slug)?.count;
    return count === undefined ? [] : [{ slug, navTitle, count }];
  });
  return (
    <ArchivePage
      title={formatMonth(month, locale)}
      note={storiesInWords(list.total, locale)}
      year={month.slice(0, 4)}
      aside={
        <>
          <DayLinks days={days} pathOf={pathOf} />
          <section aria-labelledby="by-section">
            <h2 className="rail-head" id="by-section">
              By section
            </h2>
            <ul className="rail-links">
              {parts.map(({ slug, navTitle, count }) => (
                <li key={slug}>
                  <a href={href(monthPath(slug, month))}>
                    {navTitle} <StoryCount count={count} />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        </>
      }
    >
      <DayList stories={list.stories} paper={paper} anchored={list.pages > 1} />
      <Pager page={list.page} pages={list.pages} pathOf={pathOf} />
    </ArchivePage>
  );
}
