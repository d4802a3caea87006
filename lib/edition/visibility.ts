/** What a story is to the public at an instant. Every query and every tag goes by this. */
import { shownAt } from './story-id.ts';

/** A story stays in the breaking strip for so long after it was published (ms). */
export const BREAKING_FOR = 6 * 60 * 60 * 1000;

/** page: anyone may read it. gone: it was public, and was withdrawn or has expired. hidden: as if it did not exist. */
export type Visibility = 'page' | 'gone' | 'hidden';

export interface Dated {
  id: number;
  status: 'published' | 'draft' | 'withdrawn';
  expires: number | null;
}

/** `now` in ms. */
export function visibilityOf(story: Dated, now: number): Visibility {
  if (story.status === 'draft' || shownAt(story.id) > now) return 'hidden';
  if (story.status === 'withdrawn') return 'gone';
  return story.expires !== null && story.expires <= now ? 'gone' : 'page';
}

/** True while a story marked as breaking belongs in the breaking strip. */
export const isBreaking = (story: { id: number; breaking: 0 | 1 }, now: number): boolean =>
  story.breaking === 1 && shownAt(story.id) <= now && now < shownAt(story.id) + BREAKING_FOR;
