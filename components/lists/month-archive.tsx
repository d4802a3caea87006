import { Breadcrumb } from '#components/page/breadcrumb.tsx';
import type { Paper } from '#components/page/paper.ts';
import { formatMonth } from '#lib/dateline/format-time.ts';
import type { Month, MonthCount, Section, Teaser } from '#lib/edition/model.ts';
import { frontPath, href, sectionPath } from '#lib/routes.ts';
import { ArchiveLinks } from './archive-links.tsx';
import { DayList } from './day-list.tsx';
import { IndexHead } from './index-head.tsx';

interface MonthArchiveProps {
  data: { section: Section; stories: Teaser[]; months: MonthCount[] };
  month: Month;
  paper: Paper;
}

/** All that a section published in a month. */
export const MonthArchive = ({ data: { section, stories, months }, month, paper }: MonthArchiveProps) => (
  <div className="wrap">
    <Breadcrumb
      trail={[
        { href: frontPath(), text: 'Home' },
        { href: href(sectionPath(section.slug)), text: section.navTitle },
      ]}
    />
    <IndexHead title={`${section.title}, ${formatMonth(month, paper.site.locale)}`}>
      <p className="meta">
        {stories.length} {stories.length === 1 ? 'story' : 'stories'}
      </p>
    </IndexHead>
    <div className="grid-12">
      <div className="c9 m8">
        <DayList stories={stories} paper={paper} />
      </div>
      <div className="c3 m4 col">
        <ArchiveLinks section={section.slug} months={months} locale={paper.site.locale} />
      </div>
    </div>
  </div>
);
