import { cache } from 'react';
import { now } from '#lib/clock.ts';
import type { PathStatus } from '#lib/edition/model.ts';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { articleTag } from '#lib/edition/tags.ts';
import { tagPage } from '#lib/press/tag-page.ts';
import type { Path } from '#lib/routes.ts';

export type Gone = Extract<PathStatus, { status: 'gone' }>;

/** What is known of a story that was taken down; undefined where nothing was. */
export const getGone = cache(async (path: Path): Promise<Gone | undefined> => {
  tagPage(articleTag(path));
  const db = readingEdition();
  const status = db && findPathStatus(db, { path, now: now() });
  return status?.status === 'gone' ? status : undefined;
});
