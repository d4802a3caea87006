import { cacheLife, cacheTag } from 'next/cache';
import { now } from '#lib/clock.ts';
import type { StoryPage, Topic } from '#lib/edition/model.ts';
import { STORIES_PER_PAGE } from '#lib/edition/paging.ts';
import { listStories } from '#lib/edition/queries/lists.ts';
import { findTopic } from '#lib/edition/queries/topics.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { listTag, topicTag } from '#lib/edition/tags.ts';

export interface TopicPageData {
  topic: Topic;
  list: StoryPage;
}

/** A topic and a page of stories; undefined where there is no such topic or no such page. */
export async function getTopicPage(slug: string, page: number): Promise<TopicPageData | undefined> {
  'use cache';
  cacheLife('max');
  const name = `topic:${slug}` as const;
  cacheTag(topicTag(slug), listTag(name));
  const db = readingEdition();
  const topic = db && findTopic(db, { slug, now: now() });
  if (db === undefined || topic === undefined) return undefined;
  const list = listStories(db, { list: name, page, size: STORIES_PER_PAGE, now: now() });
  return page >= 1 && page <= list.pages ? { topic, list } : undefined;
}
