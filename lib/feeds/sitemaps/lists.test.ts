/** The sitemap of lists: when each last changed, and at what cost where a paper has thousands of topics. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { publish } from '#lib/edition/publish.ts';
import { articleRecord, batchOf, siteRecord, temporaryEdition } from '#lib/edition/test-records.ts';
import { readXml, textOfChild } from '../xml-reader.fixtures.ts';
import { indexPieces } from './index-of-all.ts';
import { changesOfLists, listsPieces, partsOfLists } from './lists.ts';

const NOW = Date.UTC(2024, 5, 1, 12);
const HOUR = 3_600_000;
const noText = { body: '', media: {} };

let db: EditionDatabase;
let close: () => void;
beforeEach(() => {
  vi.stubEnv('SITE_URL', 'https://meridian.example');
  ({ db, close } = temporaryEdition());
});
afterEach(() => {
  close();
  vi.unstubAllEnvs();
});

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
/** Milliseconds of `lastmod` by path; undefined where there is none. */
const lastmods = async (pieces: AsyncIterable<string>): Promise<Record<string, number | undefined>> =>
  Object.fromEntries(
    readXml(await textOf(pieces)).children.map((each) => {
      const changed = textOfChild(each, 'lastmod');
      return [new URL(textOfChild(each, 'loc') ?? '').pathname, changed ? Date.parse(changed) : undefined];
    }),
  );

it('says of every list when a visible story last joined it, and of corrections when the last was made', async () => {
  publish(
    db,
    batchOf([
      siteRecord(),
      {
        type: 'section',
        slug: 'world',
        title: 'World',
        navTitle: 'World',
        description: '',
        order: 1,
        ...noText,
      },
      { type: 'author', slug: 'maya', name: 'Maya', role: 'Reporter', profiles: [], ...noText },
      { type: 'author', slug: 'silent', name: 'Silent', role: 'Reporter', profiles: [], ...noText },
      { type: 'page', slug: 'privacy', title: 'Privacy', updated: NOW - 90 * HOUR, ...noText },
      articleRecord({
        slug: 'a',
        published: NOW - 5 * HOUR,
        corrections: [{ date: NOW - 2 * HOUR, kind: 'correction', text: 'A name.' }],
      }),
      articleRecord({ slug: 'b', published: NOW - 3 * HOUR, topics: ['oceans'], authors: ['nobody'] }),
      articleRecord({ slug: 'expired', published: NOW - 2 * HOUR, expires: NOW + HOUR }),
      articleRecord({ slug: 'scheduled', published: NOW + 5 * HOUR, topics: ['iran', 'later'] }),
    ]),
    NOW,
  );
  // The desk, being down, has not said that a story has expired.
  const now = NOW + 2 * HOUR;
  const found = await lastmods(listsPieces(db, { part: 1, now }));
  expect(found).toEqual({
    '/': NOW - 3 * HOUR,
    '/world': NOW - 3 * HOUR,
    '/about/privacy': NOW - 90 * HOUR,
    '/corrections': NOW - 2 * HOUR,
    '/authors/maya': NOW - 5 * HOUR,
    '/topics/iran': NOW - 5 * HOUR,
    '/topics/oceans': NOW - 3 * HOUR,
  });
  const index = await lastmods(indexPieces(db, now));
  expect(index['/sitemap-lists.xml']).toBe(NOW - 2 * HOUR);
});

/** A paper with so many topics, each of two stories. */
function fill(topics: number): void {
  const stories = Array.from({ length: topics }, (_, n) =>
    articleRecord({
      slug: `s-${n}`,
      published: NOW - (n + 1) * 60_000,
      topics: [`t-${n}`, `t-${(n * 7) % topics}`],
    }),
  );
  publish(db, batchOf([siteRecord(), ...stories]), NOW);
}

it('is divided where it would be too long, each list in one part', async () => {
  fill(30);
  const parts = [1, 2, 3, 4].map(async (part) =>
    Object.keys(await lastmods(listsPieces(db, { part, now: NOW, most: 12 }))),
  );
  const found = await Promise.all(parts);
  expect(found.map((paths) => paths.length)).toEqual([12, 12, 8, 0]);
  expect(new Set(found.flat()).size).toBe(32);
  expect(partsOfLists(db, NOW, 12)).toBe(3);
  expect(partsOfLists(db, NOW)).toBe(1);
  expect(await changesOfLists(db, NOW, 12)).toHaveLength(3);
});

it('asks as often for a hundred topics as for twelve hundred, but for a question per five hundred', async () => {
  const questions = async (topics: number): Promise<number> => {
    fill(topics);
    const [rows, row] = [vi.spyOn(db, 'rows'), vi.spyOn(db, 'row')];
    await textOf(listsPieces(db, { part: 1, now: NOW }));
    await textOf(indexPieces(db, NOW));
    const asked = rows.mock.calls.length + row.mock.calls.length;
    vi.restoreAllMocks();
    return asked;
  };
  const few = await questions(100);
  expect(few).toBeLessThan(60);
  expect((await questions(1_200)) - few).toBeLessThanOrEqual(2 * 3);
});
