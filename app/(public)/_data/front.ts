import { cache } from 'react';
import { now } from '#lib/clock.ts';
import type { FrontBlock, Teaser } from '#lib/edition/model.ts';
import { findFront, listBreaking } from '#lib/edition/queries/fronts.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { frontTag, listTag } from '#lib/edition/tags.ts';
import { tagPage } from '#lib/press/tag-page.ts';

export interface Front {
  blocks: FrontBlock[];
  /** Stories for the breaking strip, newest first. */
  breaking: Teaser[];
}

export const getFront = cache(async (): Promise<Front | undefined> => {
  tagPage(frontTag, listTag('all'));
  const db = readingEdition();
  if (db === undefined) return undefined;
  const { blocks, tags } = findFront(db, { name: 'home', now: now() });
  tagPage(...tags);
  return { blocks, breaking: listBreaking(db, { now: now() }) };
});
