import { afterEach, beforeEach, expect, it } from 'vitest';
import { announceDue } from '../announce.ts';
import type { ArticleRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import { publish } from '../publish.ts';
import { takenDownTag } from '../tags.ts';
import { articleRecord, batchOf, temporaryEdition } from '../test-records.ts';

const NOW = Date.UTC(2024, 5, 1);
let db: EditionDatabase;
let close: () => void;
beforeEach(() => {
  ({ db, close } = temporaryEdition());
});
afterEach(() => close());
const put = (fields: Partial<ArticleRecord> = {}): readonly string[] =>
  publish(db, batchOf([articleRecord({ slug: 'talks', ...fields })]), NOW).tags;

it('a change says so where it takes a story from readers, and nowhere else', () => {
  expect(put()).not.toContain(takenDownTag);
  expect(put({ headline: 'Another' })).not.toContain(takenDownTag);
  expect(put({ status: 'withdrawn' })).toContain(takenDownTag);
  expect(put({ status: 'published' })).not.toContain(takenDownTag);
  expect(put({ status: 'draft' })).toContain(takenDownTag);
});

it('so does the hour at which a story expires', () => {
  put({ expires: NOW + 1000 });
  announceDue(db, NOW);
  expect(announceDue(db, NOW + 2000).tags).toContain(takenDownTag);
});
