import type { Paper } from '#components/page/paper.ts';
import type { Teaser, YearCount } from '#lib/edition/model.ts';
import { ArchivePage, storiesInWords } from './archive-page.tsx';
import { SectionLinks } from './section-links.tsx';
import { ThisDay } from './this-day.tsx';
import { YearLinks } from './year-links.tsx';

export interface ArchiveIndexData {
  years: YearCount[];
  /** A few stories of this day in former years. */
  thisDay: Teaser[];
}

/** Everything by year. */
export const ArchiveIndex = ({
  data: { years, thisDay },
  paper,
}: {
  data: ArchiveIndexData;
  paper: Paper;
}) => (
  <ArchivePage
    title="Archive"
    note={storiesInWords(
      years.reduce((sum, { count }) => sum + count, 0),
      paper.site.locale,
    )}
    top
    aside={
      <>
        <ThisDay stories={thisDay} paper={paper} />
        <SectionLinks sections={paper.sections} />
      </>
    }
  >
    <YearLinks years={years} />
  </ArchivePage>
);
