import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { publish } from '#lib/edition/publish.ts';
import { articleTag } from '#lib/edition/tags.ts';
import { articleRecord, batchOf, fileReport, temporaryEdition } from '#lib/edition/test-records.ts';
import { findRelatedIn } from './related-in.ts';

const NOW = Date.UTC(2024, 5, 1);
let db: EditionDatabase;
let close: () => void;
beforeEach(() => {
  ({ db, close } = temporaryEdition());
});
afterEach(() => close());

const text = (...paths: string[]) => ({
  body: paths.map((path) => `::related{path="${path}"}`).join('\n\n'),
});
const at = (slug: string) => `/world/2024/05/01/${slug}`;

it('finds the stories that texts point to, under their old paths too, and says on what the page depends', () => {
  const old = articleRecord({ slug: 'old', fingerprint: 'o' });
  publish(
    db,
    batchOf([old, articleRecord({ slug: 'there' }), articleRecord({ slug: 'draft', status: 'draft' })]),
    NOW,
  );
  publish(db, batchOf([articleRecord({ slug: 'new', fingerprint: 'o' })], [fileReport(old).file]), NOW);
  const { related, tags } = findRelatedIn(
    db,
    [text(at('there'), at('draft')), text(at('old'), at('none'))],
    NOW,
  );
  expect(Object.keys(related)).toEqual([at('there'), at('old')]);
  expect(related[at('old')]).toMatchObject({ path: at('new'), headline: 'Headline of new' });
  // What is not there yet may come.
  expect(tags.sort()).toEqual(['draft', 'new', 'none', 'old', 'there'].map((slug) => articleTag(at(slug))));
});
