import { DayList } from '#components/lists/day-list.tsx';
import type { Paper } from '#components/page/paper.ts';
import { formatDayOfYear } from '#lib/dateline/format-time.ts';
import type { Teaser, YearCount } from '#lib/edition/model.ts';
import { ArchivePage } from './archive-page.tsx';
import { SectionLinks } from './section-links.tsx';
import { YearLinks } from './year-links.tsx';

export interface OnThisDayData {
  /** Newest year first. */
  stories: Teaser[];
  years: YearCount[];
}

/** What was in the paper on this day of former years; where that is nothing, the years themselves. */
export function OnThisDay({ data: { stories, years }, paper }: { data: OnThisDayData; paper: Paper }) {
  const day = formatDayOfYear(paper.madeAt, paper.site);
  return (
    <ArchivePage
      title={`On this day, ${day}`}
      note={
        stories.length > 0
          ? 'From the paper of this day in former years.'
          : `No story of former years was published on ${day}. Every year has its own page.`
      }
      aside={<SectionLinks sections={paper.sections} />}
    >
      {stories.length > 0 ? <DayList stories={stories} paper={paper} /> : <YearLinks years={years} />}
    </ArchivePage>
  );
}
