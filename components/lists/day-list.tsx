import type { Paper } from '#components/page/paper.ts';
import { formatDay, isoWithOffset } from '#lib/dateline/format-time.ts';
import type { Teaser } from '#lib/edition/model.ts';
import { RowStory } from './row-story.tsx';
import { storiesByDay } from './stories-by-day.ts';

interface DayListProps {
  stories: Teaser[];
  paper: Paper;
  /** Level of the days' headings. */
  level: 2 | 3;
}

/** Stories newest first, under the day of each. */
export function DayList({ stories, paper, level }: DayListProps) {
  const Day = `h${level}` as const;
  return (
    <div className="day-list">
      {storiesByDay(stories, paper.site.timeZone).map(({ day, stories: [first, ...rest] }) => (
        <section key={day}>
          {first && (
            <Day className="day">
              <time dateTime={isoWithOffset(first.published, paper.site.timeZone).slice(0, 10)}>
                {formatDay(first.published, paper.site)}
              </time>
            </Day>
          )}
          {[first, ...rest].map(
            (story) =>
              story && <RowStory key={story.path} story={story} paper={paper} level={level === 2 ? 3 : 4} />,
          )}
        </section>
      ))}
    </div>
  );
}
