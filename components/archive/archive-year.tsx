import { StoryCount } from '#components/lists/story-count.tsx';
import type { Paper } from '#components/page/paper.ts';
import { formatMonthName } from '#lib/dateline/format-time.ts';
import type { MonthBySection } from '#lib/edition/model.ts';
import { archiveMonthPath, href, monthPath } from '#lib/routes.ts';
import { ArchivePage, storiesInWords } from './archive-page.tsx';
import { SectionLinks } from './section-links.tsx';

export interface ArchiveYearData {
  year: string;
  /** Newest first. */
  months: MonthBySection[];
}

interface MonthRowProps {
  month: MonthBySection;
  paper: Paper;
}

/** A month of all sections, and each section's part of it. */
function MonthRow({ month: { month, count, sections }, paper }: MonthRowProps) {
  const titleOf = (slug: string): string =>
    paper.sections.find((section) => section.slug === slug)?.navTitle ?? slug;
  return (
    <li>
      <h2>
        <a href={archiveMonthPath(month)}>
          {formatMonthName(month, paper.site.locale)} <StoryCount count={count} />
        </a>
      </h2>
      <ul>
        {sections.map((part) => (
          <li key={part.slug}>
            <a href={href(monthPath(part.slug, month))}>
              {titleOf(part.slug)} <StoryCount count={part.count} />
            </a>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** A year by month and section. */
export const ArchiveYear = ({ data: { year, months }, paper }: { data: ArchiveYearData; paper: Paper }) => (
  <ArchivePage
    title={year}
    note={storiesInWords(
      months.reduce((sum, { count }) => sum + count, 0),
      paper.site.locale,
    )}
    aside={<SectionLinks sections={paper.sections} />}
  >
    <ul className="archive-years">
      {months.map((month) => (
        <MonthRow key={month.month} month={month} paper={paper} />
      ))}
    </ul>
  </ArchivePage>
);
