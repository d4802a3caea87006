import { cache } from 'react';
import type { PolicyPageData } from '#components/page/policy-text.tsx';
import { now } from '#lib/clock.ts';
import { findPage } from '#lib/edition/queries/pages.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { pageTag } from '#lib/edition/tags.ts';
import { tagPage } from '#lib/press/tag-page.ts';
import { findRelatedIn } from './related-in.ts';

export const getPolicyPage = cache(async (slug: string): Promise<PolicyPageData | undefined> => {
  tagPage(pageTag(slug));
  const db = readingEdition();
  const policy = db && findPage(db, { slug });
  if (db === undefined || policy === undefined) return undefined;
  const { related, tags } = findRelatedIn(db, [policy], now());
  tagPage(...tags);
  return { policy, related };
});
