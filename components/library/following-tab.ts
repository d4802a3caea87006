/** The tab of what a reader follows: its list, and new stories from its public feeds. No request says who asks. */

import { freshStories } from '#lib/library/fresh-stories.ts';
import type { FollowItem } from '#lib/library/item.ts';
import { rowWords } from '#lib/library/row-words.ts';
import { targetFeedPath, targetPath } from '#lib/library-routes.ts';
import { keeping } from './device-lists.ts';
import { copyOf, fillRow } from './fill-row.ts';
import { deviceTime } from './stamps.ts';
import { findItem, listItems, putItem } from './store.ts';

/** So many feeds are fetched at once, and no more than these in all. */
const AT_ONCE = 6;
const MOST_FEEDS = 60;

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

function followRow(host: Element, { id, title = id.slice(id.indexOf(':') + 1) }: FollowItem): HTMLElement {
  const row = copyOf(host, 'follow').querySelector('li') ?? document.createElement('li');
  const link = row.querySelector('a');
  const button = row.querySelector('button');
  row.querySelector('follow-button')?.setAttribute('title', title);
  if (link) {
    link.href = encoded(targetPath(id));
    link.textContent = title;
  }
  if (button) button.value = id;
  return row;
}

/** What one follows, with the button that ends it; it stays in its place until the page is left, to be taken back. */
export function makeFollowList(host: Element, follows: readonly FollowItem[]): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'follow-list';
  const inOrder = [...follows].sort((a, b) => (a.title ?? a.id).localeCompare(b.title ?? b.id));
  list.append(...inOrder.map((item) => followRow(host, item)));
  return list;
}

async function fetchFeed(item: FollowItem): Promise<{ feed: unknown; seen: number }> {
  const seen = item.seen ?? item.at;
  try {
    const answer = await fetch(encoded(targetFeedPath(item.id)));
    return { feed: answer.ok ? await answer.json() : undefined, seen };
  } catch {
    return { feed: undefined, seen };
  }
}

async function fetchFeeds(follows: readonly FollowItem[]): Promise<{ feed: unknown; seen: number }[]> {
  const feeds: { feed: unknown; seen: number }[] = [];
  for (let at = 0; at < Math.min(follows.length, MOST_FEEDS); at += AT_ONCE)
    feeds.push(...(await Promise.all(follows.slice(at, at + AT_ONCE).map(fetchFeed))));
  return feeds;
}

/** A section's name, as the page's own navigation has it. */
const sectionOf = (slug: string): { title: string; accent: string } => ({
  title: document.querySelector(`a[href="/${encodeURIComponent(slug)}"]`)?.textContent?.trim() ?? '',
  // The house names accents by their sections; of another name there is none.
  accent: slug,
});

/** Rows of new stories; undefined where no feed could be had. */
export async function makeFreshRows(
  host: Element,
  follows: readonly FollowItem[],
): Promise<HTMLElement[] | undefined> {
  const feeds = await fetchFeeds(follows);
  if (feeds.every(({ feed }) => feed === undefined)) return undefined;
  const isRead = (path: string): boolean => {
    const read = findItem('read', path);
    return read !== undefined && !read.unread;
  };
  return freshStories(feeds, { isRead, section: sectionOf }).map(({ path, card, published, fresh }) => {
    const read = findItem('read', path);
    const row = {
      path,
      card: { ...card, ...read?.card },
      at: Date.parse(published),
      ...(read && { progress: read.progress }),
      ...(read?.unread && { unread: true as const }),
    };
    const words = rowWords(row, { verb: 'Published', order: 'section', ...keeping() });
    return fillRow(host, { row, words, fresh: fresh && !isRead(path) });
  });
}

/** Notes that the reader has looked: what comes from now on is new. */
export function noteSeen(): void {
  for (const { stamp: _, ...item } of listItems('follow')) putItem({ ...item, seen: deviceTime() });
}
