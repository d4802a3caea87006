import { cache } from 'react';
import type { Paper } from '#components/page/paper.ts';
import { now } from '#lib/clock.ts';
import { listPages } from '#lib/edition/queries/pages.ts';
import { listSections } from '#lib/edition/queries/sections.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { siteTag } from '#lib/edition/tags.ts';
import { tagPage } from '#lib/press/tag-page.ts';

/** What every page knows of the paper; undefined while there is no edition, as during a build. */
export const getPaper = cache(async (): Promise<Paper | undefined> => {
  tagPage(siteTag);
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
});
