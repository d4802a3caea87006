import { cache } from 'react';
import { now } from '#lib/clock.ts';
import { CORRECTIONS_PER_PAGE } from '#lib/edition/paging.ts';
import { type CorrectionsPage, listCorrections } from '#lib/edition/queries/corrections.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { correctionsTag } from '#lib/edition/tags.ts';
import { tagPage } from '#lib/press/tag-page.ts';

/** A page of what the paper got wrong, newest first; undefined where there is no such page. */
export const getCorrections = cache(async (page: number): Promise<CorrectionsPage | undefined> => {
  tagPage(correctionsTag);
  const db = readingEdition();
  const list = db && listCorrections(db, { page, size: CORRECTIONS_PER_PAGE, now: now() });
  return list && page >= 1 && page <= list.pages ? list : undefined;
});
