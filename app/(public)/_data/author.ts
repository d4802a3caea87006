import { cacheLife, cacheTag } from 'next/cache';
import { now } from '#lib/clock.ts';
import type { Author, StoryPage } from '#lib/edition/model.ts';
import { STORIES_PER_PAGE } from '#lib/edition/paging.ts';
import { findAuthor } from '#lib/edition/queries/authors.ts';
import { listStories } from '#lib/edition/queries/lists.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { authorTag, listTag } from '#lib/edition/tags.ts';

export interface AuthorPageData {
  author: Author;
  list: StoryPage;
}

/** An author and a page of stories; undefined where there is no such author or no such page. */
export async function getAuthorPage(slug: string, page: number): Promise<AuthorPageData | undefined> {
  'use cache';
  cacheLife('max');
  const name = `author:${slug}` as const;
  cacheTag(authorTag(slug), listTag(name));
  const db = readingEdition();
  const author = db && findAuthor(db, { slug });
  if (db === undefined || author === undefined) return undefined;
  const list = listStories(db, { list: name, page, size: STORIES_PER_PAGE, now: now() });
  return page >= 1 && page <= list.pages ? { author, list } : undefined;
}
