import { cacheLife, cacheTag } from 'next/cache';
import type { PolicyPage } from '#lib/edition/model.ts';
import { findPage } from '#lib/edition/queries/pages.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { pageTag } from '#lib/edition/tags.ts';

export async function getPolicyPage(slug: string): Promise<PolicyPage | undefined> {
  'use cache';
  cacheLife('max');
  cacheTag(pageTag(slug));
  const db = readingEdition();
  return db && findPage(db, { slug });
}
