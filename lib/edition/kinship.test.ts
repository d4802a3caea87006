import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EditionDatabase } from './database.ts';
import { publish } from './publish.ts';
import { listRelated } from './queries/stories.ts';
import { randomNumbers } from './test-newsroom.ts';
import { articleRecord, batchOf, fileReport, temporaryEdition } from './test-records.ts';

const NOW = Date.UTC(2024, 5, 1);
const DAY = 24 * 60 * 60 * 1000;
const SUBJECTS = [
  ['cyclone', 'coast', 'landfall', 'shelter', 'storm'],
  ['parliament', 'budget', 'minister', 'opposition', 'bill'],
  ['vaccine', 'clinic', 'measles', 'nurse', 'dose'],
  ['railway', 'train', 'track', 'station', 'signal'],
  ['harvest', 'wheat', 'farmer', 'monsoon', 'mandi'],
  ['satellite', 'orbit', 'rocket', 'launch', 'lander'],
  ['orchestra', 'violin', 'concert', 'conductor', 'symphony'],
  ['strait', 'tanker', 'crude', 'navy', 'convoy'],
];
const below = randomNumbers(7);
const words = Array.from({ length: 3000 }, (_, n) => `w${n.toString(36)}${'abcdefgh'[n % 8]}n`);
const some = (count: number): string => Array.from({ length: count }, () => words[below(3000)]).join(' ');

/** 2,000 stories of ten years, in eight sections that have nothing to do with their subjects, and without topics. */
const stories = Array.from({ length: 2000 }, (_, n) => {
  const own = SUBJECTS[n % 8] ?? [];
  const of = (): string => own[below(own.length)] ?? '';
  const text = `The ${of()} and ${some(20)}. More on the ${of()} and the ${of()}.`;
  return articleRecord({
    slug: `s-${n}`,
    section: `section-${below(8)}`,
    topics: [],
    published: NOW - below(3650) * DAY,
    headline: `${some(2)} ${of()} ${some(2)}`,
    standfirst: `${some(4)} ${of()} ${some(2)}`,
    body: text,
    opening: text,
  });
});
const subjectOf = (path: string): number => Number(path.split('-').at(-1)) % 8;

let db: EditionDatabase;
let close: () => void;
beforeAll(() => {
  ({ db, close } = temporaryEdition());
  publish(db, batchOf(stories), NOW);
});
afterAll(() => close());
const related = (path: string, limit = 4): string[] =>
  listRelated(db, { path, limit, now: NOW }).map((teaser) => teaser.path);

describe('related stories of 2,000 that share no topic', () => {
  it('are about the same thing', () => {
    const asked = stories.filter((_, n) => n % 40 === 0);
    const found = asked.flatMap(({ path }) => related(path).map((kin) => subjectOf(kin) === subjectOf(path)));
    expect(found.length).toBe(asked.length * 4);
    // Two random words in common make kin of strangers now and then.
    expect(found.filter(Boolean).length / found.length).toBeGreaterThan(0.75);
  });

  it('are not the same ones everywhere', () => {
    const lists = stories.filter((_, n) => n % 20 === 0).map(({ path }) => related(path).join());
    expect(new Set(lists).size).toBe(lists.length);
    const shown = Map.groupBy(
      lists.flatMap((list) => list.split(',')),
      (path) => path,
    );
    expect(Math.max(...[...shown.values()].map((times) => times.length))).toBeLessThan(lists.length / 8);
  });

  it('never include the story itself, or one twice', () => {
    for (const { path } of stories.slice(0, 50)) {
      const kin = related(path, 12);
      expect(kin).not.toContain(path);
      expect(new Set(kin).size).toBe(kin.length);
    }
  });
});

it('a story that was rewritten is found under what it says now, and a story that went under nothing', () => {
  const { db: own, close: end } = temporaryEdition();
  const about = (slug: string, subject: string) =>
    articleRecord({ slug, topics: [], section: slug, headline: subject, standfirst: '', opening: subject });
  const kin = (path: string) => listRelated(own, { path, limit: 4, now: NOW }).map((teaser) => teaser.path);
  const bridge = about('bridge', 'Harbour bridge lighthouse');
  const second = about('second', 'Lighthouse harbour storm');
  const other = about('other', 'Orchestra violin concert');
  publish(own, batchOf([bridge, second, other]), NOW);
  expect(kin(bridge.path)).toEqual([second.path]);
  const rewritten = { ...second, ...about('second', 'Concert violin opening') };
  publish(own, batchOf([rewritten]), NOW);
  expect(kin(bridge.path)).toEqual([]);
  expect(kin(other.path)).toEqual([second.path]);
  publish(own, { files: [], removed: [fileReport(rewritten).file] }, NOW);
  expect(kin(other.path)).toEqual([]);
  publish(
    own,
    batchOf([
      { ...bridge, status: 'withdrawn' },
      { ...other, status: 'draft' },
    ]),
    NOW,
  );
  expect(own.rows('SELECT * FROM story_terms')).toEqual([]);
  end();
});

it('what only subscribers may read lends no word to what is related', () => {
  const { db: own, close: end } = temporaryEdition();
  const secret = 'Zanzibar lighthouse keeper';
  const walled = articleRecord({
    slug: 'walled',
    topics: [],
    access: 'subscribers',
    truncated: true,
    opening: 'Open.',
    body: `Open. ${secret}`,
    plainText: secret,
  });
  const free = articleRecord({
    slug: 'free',
    section: 'sport',
    topics: [],
    headline: secret,
    opening: secret,
    body: secret,
  });
  publish(own, batchOf([walled, free]), NOW);
  expect(listRelated(own, { path: free.path, limit: 4, now: NOW })).toEqual([]);
  end();
});
