import { Breadcrumb } from '#components/page/breadcrumb.tsx';
import type { Paper } from '#components/page/paper.ts';
import { formatMonth } from '#lib/dateline/format-time.ts';
import type { DayCount, Month, MonthCount, Section, StoryPage } from '#lib/edition/model.ts';
import { frontPath, href, monthPath, type Path, sectionPath } from '#lib/routes.ts';
import { ArchiveLinks } from './archive-links.tsx';
import { DayLinks } from './day-links.tsx';
import { DayList } from './day-list.tsx';
import { IndexHead } from './index-head.tsx';
import { Pager } from './pager.tsx';

export interface MonthPageData {
  section: Section;
  list: StoryPage;
  /** Of the same year, newest first. */
  months: MonthCount[];
  days: DayCount[];
}

interface MonthArchiveProps {
  data: MonthPageData;
  month: Month;
  paper: Paper;
}

/** What a section published in a month. */
export function MonthArchive({ data: { section, list, months, days }, month, paper }: MonthArchiveProps) {
  const pathOf = (page: number): Path => monthPath(section.slug, month, page);
  return (
    <div className="wrap">
      <Breadcrumb
        trail={[
          { href: frontPath(), text: 'Home' },
          { href: href(sectionPath(section.slug)), text: section.navTitle },
        ]}
      />
      <IndexHead title={`${section.title}, ${formatMonth(month, paper.site.locale)}`}>
        <p className="meta">
          {list.total} {list.total === 1 ? 'story' : 'stories'}
        </p>
      </IndexHead>
      <div className="grid-12">
        <div className="c9 m8">
          <DayList stories={list.stories} paper={paper} anchored={list.pages > 1} />
          <Pager page={list.page} pages={list.pages} pathOf={pathOf} />
        </div>
        <div className="c3 m4 col">
          <DayLinks days={days} pathOf={pathOf} />
          <ArchiveLinks section={section.slug} months={months} locale={paper.site.locale} />
        </div>
      </div>
    </div>
  );
}
