import { cacheLife, cacheTag } from 'next/cache';
import type { SectionPageData } from '#components/lists/section-index.tsx';
import { now } from '#lib/clock.ts';
import type { Month, MonthCount, Section, Teaser } from '#lib/edition/model.ts';
import { STORIES_PER_PAGE } from '#lib/edition/paging.ts';
import { listMonths, listStories, listStoriesInMonth } from '#lib/edition/queries/lists.ts';
import { findSection } from '#lib/edition/queries/sections.ts';
import { listTopicsOf } from '#lib/edition/queries/topics.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { listTag, sectionTag, topicTag } from '#lib/edition/tags.ts';
import { findRelatedIn } from './related-in.ts';

/** Topics below a section's title: a line of them. */
const TOPICS = 7;

/** A page of a section; undefined where there is no such section or no such page. */
export async function getSectionPage(slug: string, page: number): Promise<SectionPageData | undefined> {
  'use cache';
  cacheLife('max');
  const name = `section:${slug}` as const;
  cacheTag(sectionTag(slug), listTag(name));
  const db = readingEdition();
  const section = db && findSection(db, { slug });
  if (db === undefined || section === undefined) return undefined;
  const list = listStories(db, { list: name, page, size: STORIES_PER_PAGE, now: now() });
  if (page < 1 || page > list.pages) return undefined;
  const { related, tags } = findRelatedIn(db, page === 1 ? [section] : [], now());
  const topics = listTopicsOf(db, { list: name, limit: TOPICS, now: now() });
  cacheTag(...tags, ...topics.map((topic) => topicTag(topic.slug)));
  return { section, list, topics, months: listMonths(db, { list: name, now: now() }), related };
}

export interface MonthPage {
  section: Section;
  stories: Teaser[];
  months: MonthCount[];
}

/** A month of a section; undefined where nothing was published in it. */
export async function getMonth(slug: string, month: Month): Promise<MonthPage | undefined> {
  'use cache';
  cacheLife('max');
  const name = `section:${slug}` as const;
  cacheTag(sectionTag(slug), listTag(name));
  const db = readingEdition();
  const section = db && findSection(db, { slug });
  if (db === undefined || section === undefined) return undefined;
  const stories = listStoriesInMonth(db, { section: slug, month, now: now() });
  if (stories.length === 0) return undefined;
  return { section, stories, months: listMonths(db, { list: name, now: now() }) };
}
