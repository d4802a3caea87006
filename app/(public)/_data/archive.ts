import { cache } from 'react';
import type { ArchiveIndexData } from '#components/archive/archive-index.tsx';
import type { ArchiveMonthData } from '#components/archive/archive-month.tsx';
import type { ArchiveYearData } from '#components/archive/archive-year.tsx';
import type { OnThisDayData } from '#components/archive/on-this-day.tsx';
import { now } from '#lib/clock.ts';
import type { Month } from '#lib/edition/model.ts';
import { STORIES_PER_PAGE } from '#lib/edition/paging.ts';
import {
  listDaysOfMonth,
  listMonthsBySection,
  listOnThisDay,
  listStoriesInMonth,
  listYears,
} from '#lib/edition/queries/archive.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { listTag, monthTag, siteTag } from '#lib/edition/tags.ts';
import { monthsOf } from '#lib/edition/zone.ts';
import { tagPage } from '#lib/press/tag-page.ts';

/** Stories of this day beside the years. */
const OF_THIS_DAY = 4;

/** The years; the site's tag takes the day's stories away at midnight, as it does every page's date. */
export const getArchive = cache(async (): Promise<ArchiveIndexData | undefined> => {
  tagPage(listTag('all'), siteTag);
  const db = readingEdition();
  if (db === undefined) return undefined;
  return {
    years: listYears(db, { now: now() }),
    thisDay: listOnThisDay(db, { now: now(), limit: OF_THIS_DAY }),
  };
});

/** A year's months; undefined where nothing was published in it. */
export const getArchiveYear = cache(async (year: string): Promise<ArchiveYearData | undefined> => {
  tagPage(siteTag, ...monthsOf(year).map((month) => monthTag('all', month)));
  const db = readingEdition();
  const months = db ? listMonthsBySection(db, { year, now: now() }) : [];
  return months.length > 0 ? { year, months } : undefined;
});

/** A page of a month of all sections; undefined where nothing was published in it, or not so much. */
export const getArchiveMonth = cache(
  async (month: Month, page: number): Promise<ArchiveMonthData | undefined> => {
    tagPage(siteTag, monthTag('all', month));
    const db = readingEdition();
    if (db === undefined) return undefined;
    const time = now();
    const list = listStoriesInMonth(db, { list: 'all', month, page, size: STORIES_PER_PAGE, now: time });
    if (list.stories.length === 0) return undefined;
    const ofYear = listMonthsBySection(db, { year: month.slice(0, 4), now: time });
    return {
      month,
      list,
      sections: ofYear.find((each) => each.month === month)?.sections ?? [],
      days: listDaysOfMonth(db, { list: 'all', month, now: time }),
    };
  },
);

/** Stories of this day in former years. */
export const getOnThisDay = cache(async (): Promise<OnThisDayData | undefined> => {
  tagPage(listTag('all'), siteTag);
  const db = readingEdition();
  return db && { stories: listOnThisDay(db, { now: now() }), years: listYears(db, { now: now() }) };
});
