import { cache } from 'react';
import { now } from '#lib/clock.ts';
import type { Teaser } from '#lib/edition/model.ts';
import { listLatest } from '#lib/edition/queries/lists.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { listTag } from '#lib/edition/tags.ts';
import { tagPage } from '#lib/press/tag-page.ts';

/** For a reader who found nothing at an address. */
const WAY_ON = 8;

/** The paper's newest stories. */
export const getLatest = cache(async (): Promise<Teaser[]> => {
  tagPage(listTag('all'));
  const db = readingEdition();
  return db ? listLatest(db, { list: 'all', limit: WAY_ON, now: now() }) : [];
});
