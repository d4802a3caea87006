import { isoDay } from '#lib/dateline/format-time.ts';
import type { Teaser } from '#lib/edition/model.ts';

export interface DayOfStories {
  /** `2007-05-29`, in the publication's zone. */
  day: string;
  stories: Teaser[];
}

/** Groups stories, newest first, by the day they were published on where the paper is made. */
export function storiesByDay(stories: readonly Teaser[], timeZone: string): DayOfStories[] {
  const days: DayOfStories[] = [];
  for (const story of stories) {
    const day = isoDay(story.published, timeZone);
    const last = days.at(-1);
    if (last?.day === day) last.stories.push(story);
    else days.push({ day, stories: [story] });
  }
  return days;
}
