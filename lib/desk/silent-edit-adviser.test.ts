import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ArticleRecord } from '#lib/edition/batch.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { publish } from '#lib/edition/publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import { SilentEditAdviser } from './silent-edit-adviser.ts';

const NOW = Date.UTC(2024, 5, 1);
const LATER = NOW + 60_000;
let db: EditionDatabase;
let close: () => void;
beforeEach(() => {
  ({ db, close } = temporaryEdition());
  publish(db, batchOf([articleRecord()]), NOW);
});
afterEach(() => close());

const advise = (fields: Partial<ArticleRecord>): string[] => {
  const adviser = new SilentEditAdviser(db, LATER);
  adviser.take('articles/world/2024/05/01-story.md', articleRecord(fields));
  return adviser.conclude().map(({ message }) => message);
};
const correction = { date: LATER, kind: 'correction' as const, text: 'Wrong.' };

it('an edit that readers are not told of is named before it is published, and after', () => {
  expect(advise({ headline: 'Other words' })).toEqual([expect.stringContaining('differ from those')]);
  publish(db, batchOf([articleRecord({ headline: 'Other words' })]), NOW);
  expect(advise({ headline: 'Other words' })).toEqual([expect.stringContaining('were changed after')]);
  expect(advise({ headline: 'Other words', updated: LATER })).toEqual([]);
  expect(advise({ headline: 'Other words', corrections: [correction] })).toEqual([]);
});

it.each<[string, Partial<ArticleRecord>]>([
  ['is none', {}],
  ['moves updated', { headline: 'Other words', updated: LATER }],
  ['adds a correction', { headline: 'Other words', corrections: [correction] }],
  ['is of other things than words', { topics: ['opec'] }],
  ['takes the story down', { headline: 'Other words', status: 'withdrawn' }],
  [
    'is of a story that nobody can read yet',
    { slug: 'new', headline: 'Other words' } as Partial<ArticleRecord>,
  ],
])('an edit that %s is no matter', (_, fields) => expect(advise(fields)).toEqual([]));
