/** New stories of what a reader follows, from the public feeds of each. Pure. */
import { isStoryPath } from './check-item.ts';
import type { NewStory } from './library-view.ts';

export interface FreshStory extends NewStory {
  /** It came since the reader last looked. */
  fresh: boolean;
}

interface FollowedFeed {
  /** A JSON Feed as it was fetched: whatever it is. */
  feed: unknown;
  /** When the reader last looked at it, in ms since 1970. */
  seen: number;
}

interface Known {
  isRead: (path: string) => boolean;
  /** Names of sections by their slugs, and their accents. */
  section: (slug: string) => { title: string; accent?: string };
}

/** So many are shown: who was away for longer finds the rest on the pages of what they follow. */
const MOST = 60;

type Fields = Record<string, unknown>;

function pathOf(url: unknown): string | undefined {
  if (typeof url !== 'string') return undefined;
  try {
    const path = decodeURIComponent(new URL(url, 'https://paper.invalid').pathname).normalize('NFC');
    return isStoryPath(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function storyOf(value: unknown, seen: number, { isRead, section }: Known): FreshStory | undefined {
  const { url, title, date_published: published } = Object(value) as Fields; // of an object, whatever it is
  const path = pathOf(url);
  const time = typeof published === 'string' ? Date.parse(published) : Number.NaN;
  if (path === undefined || typeof title !== 'string' || Number.isNaN(time)) return undefined;
  const { title: name, accent } = section(path.split('/')[1] ?? '');
  return {
    path,
    card: { headline: title, section: name, ...(accent && { accent }) },
    published: new Date(time).toISOString(),
    read: isRead(path),
    fresh: time > seen,
  };
}

/** Each story once; those that were not read first, newest first. */
export function freshStories(feeds: readonly FollowedFeed[], known: Known): FreshStory[] {
  const stories = new Map<string, FreshStory>();
  for (const { feed, seen } of feeds) {
    const { items } = Object(feed) as Fields; // of an object, whatever it is
    for (const value of Array.isArray(items) ? items : []) {
      const story = storyOf(value, seen, known);
      if (story && !stories.get(story.path)?.fresh) stories.set(story.path, story);
    }
  }
  return [...stories.values()]
    .sort((a, b) => Number(a.read) - Number(b.read) || Date.parse(b.published) - Date.parse(a.published))
    .slice(0, MOST);
}
