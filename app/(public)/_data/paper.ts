import { cacheLife, cacheTag } from 'next/cache';
import type { Paper } from '#components/page/paper.ts';
import { now } from '#lib/clock.ts';
import { listPages } from '#lib/edition/queries/pages.ts';
import { listSections } from '#lib/edition/queries/sections.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { siteTag } from '#lib/edition/tags.ts';

/** What every page knows of the paper; undefined while there is no edition, as during a build. */
export async function getPaper(): Promise<Paper | undefined> {
  'use cache';
  cacheLife('max');
  cacheTag(siteTag);
  const db = readingEdition();
  if (db === undefined) return undefined;
  const site = findSite(db);
  if (site === undefined) return undefined;
  return {
    site,
    sections: listSections(db),
    pages: listPages(db).map(({ slug, title }) => ({ slug, title })),
    madeAt: new Date(now()).toISOString(),
  };
}
