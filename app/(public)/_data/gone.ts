import { cacheLife, cacheTag } from 'next/cache';
import { now } from '#lib/clock.ts';
import type { PathStatus } from '#lib/edition/model.ts';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { articleTag } from '#lib/edition/tags.ts';
import type { Path } from '#lib/routes.ts';

export type Gone = Extract<PathStatus, { status: 'gone' }>;

/** What is known of a story that was taken down; undefined where nothing was. */
export async function getGone(path: Path): Promise<Gone | undefined> {
  'use cache';
  cacheLife('max');
  cacheTag(articleTag(path));
  const db = readingEdition();
  const status = db && findPathStatus(db, { path, now: now() });
  return status?.status === 'gone' ? status : undefined;
}
