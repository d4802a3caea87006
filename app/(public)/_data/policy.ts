import { cacheLife, cacheTag } from 'next/cache';
import type { PolicyPageData } from '#components/page/policy-text.tsx';
import { now } from '#lib/clock.ts';
import { findPage } from '#lib/edition/queries/pages.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { pageTag } from '#lib/edition/tags.ts';
import { findRelatedIn } from './related-in.ts';

export async function getPolicyPage(slug: string): Promise<PolicyPageData | undefined> {
  'use cache';
  cacheLife('max');
  cacheTag(pageTag(slug));
  const db = readingEdition();
  const policy = db && findPage(db, { slug });
  if (db === undefined || policy === undefined) return undefined;
  const { related, tags } = findRelatedIn(db, [policy], now());
  cacheTag(...tags);
  return { policy, related };
}
