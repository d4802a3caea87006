import { cache } from 'react';
import type { TopicPageData } from '#components/lists/topic-index.tsx';
import { now } from '#lib/clock.ts';
import { STORIES_PER_PAGE } from '#lib/edition/paging.ts';
import { listStories } from '#lib/edition/queries/lists.ts';
import { findTopic, listTopicsOf } from '#lib/edition/queries/topics.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { listTag, topicTag } from '#lib/edition/tags.ts';
import { tagPage } from '#lib/press/tag-page.ts';

/** Topics beside a list. */
const RELATED = 8;

/** A topic and a page of stories; undefined where there is no such topic or no such page. */
export const getTopicPage = cache(async (slug: string, page: number): Promise<TopicPageData | undefined> => {
  const name = `topic:${slug}` as const;
  tagPage(topicTag(slug), listTag(name));
  const db = readingEdition();
  const topic = db && findTopic(db, { slug, now: now() });
  if (db === undefined || topic === undefined) return undefined;
  const list = listStories(db, { list: name, page, size: STORIES_PER_PAGE, now: now() });
  if (page < 1 || page > list.pages) return undefined;
  const related = listTopicsOf(db, { list: name, limit: RELATED, except: slug, now: now() });
  tagPage(...related.map((each) => topicTag(each.slug)));
  return { topic, list, related };
});
