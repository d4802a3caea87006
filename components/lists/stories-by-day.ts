import { isoDay } from '#lib/dateline/format-time.ts';
import type { Teaser } from '#lib/edition/model.ts';

export interface DayOfStories {
  /** `2007-05-29`, in the publication's zone. */
  day: string;
  /** Newest first; at least one. */
  stories: [Teaser, ...Teaser[]];
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

/** True where days have stories enough to head them: else every row says its own date. */
export const isBusy = (days: readonly DayOfStories[]): boolean =>
  days.reduce((sum, { stories }) => sum + stories.length, 0) >= 2 * days.length;
