import { cache } from 'react';
import type { MonthPageData } from '#components/lists/month-archive.tsx';
import type { SectionPageData } from '#components/lists/section-index.tsx';
import { now } from '#lib/clock.ts';
import type { Month } from '#lib/edition/model.ts';
import { STORIES_PER_PAGE } from '#lib/edition/paging.ts';
import { listDaysOfMonth, listMonthsOfYear, listStoriesInMonth } from '#lib/edition/queries/archive.ts';
import { listMonths, listStories } from '#lib/edition/queries/lists.ts';
import { findSection } from '#lib/edition/queries/sections.ts';
import { listTopicsOf } from '#lib/edition/queries/topics.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { listTag, monthTag, sectionTag, topicTag } from '#lib/edition/tags.ts';
import { monthsOf } from '#lib/edition/zone.ts';
import { tagPage } from '#lib/press/tag-page.ts';
import { findRelatedIn } from './related-in.ts';

/** Topics below a section's title: a line of them. */
const TOPICS = 7;

/** A page of a section; undefined where there is no such section or no such page. */
export const getSectionPage = cache(
  async (slug: string, page: number): Promise<SectionPageData | undefined> => {
    const name = `section:${slug}` as const;
    tagPage(sectionTag(slug), listTag(name));
    const db = readingEdition();
    const section = db && findSection(db, { slug });
    if (db === undefined || section === undefined) return undefined;
    const list = listStories(db, { list: name, page, size: STORIES_PER_PAGE, now: now() });
    if (page < 1 || page > list.pages) return undefined;
    const { related, tags } = findRelatedIn(db, page === 1 ? [section] : [], now());
    const topics = listTopicsOf(db, { list: name, limit: TOPICS, now: now() });
    tagPage(...tags, ...topics.map((topic) => topicTag(topic.slug)));
    return { section, list, topics, months: listMonths(db, { list: name, now: now() }), related };
  },
);

/** A page of a section's month; undefined where nothing was published in it, or not so much. */
export const getMonth = cache(
  async (slug: string, month: Month, page: number): Promise<MonthPageData | undefined> => {
    const list = `section:${slug}` as const;
    const year = month.slice(0, 4);
    // What it says of other months of the year is theirs; a new story leaves the other years alone.
    tagPage(sectionTag(slug), ...monthsOf(year).map((each) => monthTag(list, each)));
    const db = readingEdition();
    const section = db && findSection(db, { slug });
    if (db === undefined || section === undefined) return undefined;
    const time = now();
    const stories = listStoriesInMonth(db, { list, month, page, size: STORIES_PER_PAGE, now: time });
    if (stories.stories.length === 0) return undefined;
    const months = listMonthsOfYear(db, { list, year, now: time });
    return { section, list: stories, months, days: listDaysOfMonth(db, { list, month, now: time }) };
  },
);
