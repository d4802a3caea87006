/** A reader who comes from a search or a shared link is told that a story is old. */
import type { Instant } from '#lib/edition/model.ts';
import { isoDay } from './format-time.ts';

/** Whole years between two days `2007-05-29`: the count goes up on the anniversary. */
function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/**
 * @param now when the page is made; pages are made anew at least daily
 * @returns `This story is more than 19 years old`, or undefined in its first year
 */
export function storyAge(published: Instant, now: Instant, timeZone: string): string | undefined {
  const years = yearsBetween(isoDay(published, timeZone), isoDay(now, timeZone));
  if (years < 1) return undefined;
  return `This story is more than ${years === 1 ? 'a year' : `${years} years`} old`;
}
