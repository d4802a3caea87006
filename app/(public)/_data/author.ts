import { cache } from 'react';
import type { AuthorPageData } from '#components/lists/author-index.tsx';
import { now } from '#lib/clock.ts';
import { STORIES_PER_PAGE } from '#lib/edition/paging.ts';
import { findAuthor } from '#lib/edition/queries/authors.ts';
import { listStories } from '#lib/edition/queries/lists.ts';
import { listTopicsOf } from '#lib/edition/queries/topics.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { authorTag, listTag, topicTag } from '#lib/edition/tags.ts';
import { tagPage } from '#lib/press/tag-page.ts';
import { findRelatedIn } from './related-in.ts';

/** Topics beside an author's list. */
const TOPICS = 8;

/** An author and a page of stories; undefined where there is no such author or no such page. */
export const getAuthorPage = cache(
  async (slug: string, page: number): Promise<AuthorPageData | undefined> => {
    const name = `author:${slug}` as const;
    tagPage(authorTag(slug), listTag(name));
    const db = readingEdition();
    const author = db && findAuthor(db, { slug });
    if (db === undefined || author === undefined) return undefined;
    const list = listStories(db, { list: name, page, size: STORIES_PER_PAGE, now: now() });
    if (page < 1 || page > list.pages) return undefined;
    const { related, tags } = findRelatedIn(db, page === 1 ? [author] : [], now());
    const topics = listTopicsOf(db, { list: name, limit: TOPICS, now: now() });
    tagPage(...tags, ...topics.map((topic) => topicTag(topic.slug)));
    return { author, list, topics, related };
  },
);
