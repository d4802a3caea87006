import { Fragment } from 'react';
import type { Paper } from '#components/page/paper.ts';
import { formatDay } from '#lib/dateline/format-time.ts';
import type { Teaser } from '#lib/edition/model.ts';
import { RowStory } from './row-story.tsx';
import { isBusy, storiesByDay } from './stories-by-day.ts';

interface DayListProps {
  stories: Teaser[];
  paper: Paper;
  /** Level of the first headings in the list. */
  level?: 2 | 3;
  /** True where links lead to its days, as `dayId` names them. */
  anchored?: boolean;
}

/** Id of a day (`2007-05-29`) in a list that links lead to. */
export const dayId = (day: string): string => `day-${day}`;

/** Stories newest first: under the day of each where days are busy, else each with its date. */
export function DayList({ stories, paper, level = 2, anchored }: DayListProps) {
  const Day = `h${level}` as const;
  const days = storiesByDay(stories, paper.site.timeZone);
  if (!isBusy(days)) {
    return (
      <div className="day-list">
        {days.map(({ day, stories: each }) => (
          <Fragment key={day}>
            {each.map((story, index) => (
              <RowStory
                key={story.path}
                id={anchored && index === 0 ? dayId(day) : undefined}
                story={story}
                paper={paper}
                level={level}
                dated
              />
            ))}
          </Fragment>
        ))}
      </div>
    );
  }
  return (
    <div className="day-list">
      {days.map(({ day, stories: each }) => (
        <section key={day} id={anchored ? dayId(day) : undefined}>
          <Day className="day">
            <time dateTime={day}>{formatDay(each[0].published, paper.site)}</time>
          </Day>
          {each.map((story) => (
            <RowStory key={story.path} story={story} paper={paper} level={level === 2 ? 3 : 4} />
          ))}
        </section>
      ))}
    </div>
  );
}
