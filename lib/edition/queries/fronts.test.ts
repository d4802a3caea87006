import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FrontRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import { publish } from '../publish.ts';
import { articleTag, frontTag, listTag } from '../tags.ts';
import { articleRecord, batchOf, temporaryEdition } from '../test-records.ts';
import { findFront, listBreaking } from './fronts.ts';

const NOW = Date.UTC(2024, 5, 1);
const HOUR = 60 * 60 * 1000;
let db: EditionDatabase;
let close: () => void;
beforeEach(() => {
  ({ db, close } = temporaryEdition());
});
afterEach(() => close());

/** Newest first: s-0, s-1, … */
const stories = Array.from({ length: 8 }, (_, i) =>
  articleRecord({
    slug: `s-${i}`,
    published: NOW - i * HOUR,
    section: i % 2 ? 'sport' : 'world',
    kind: i > 5 ? 'opinion' : 'news',
    topics: i % 3 ? [] : ['iran'],
  }),
);
const pathOf = (i: number): string => stories[i]?.path ?? '';

function shown(blocks: FrontRecord['blocks'], now = NOW): (string | undefined)[][] {
  const front: FrontRecord = { type: 'front', name: 'home', blocks };
  publish(db, batchOf([...stories, front]), NOW);
  return findFront(db, { name: 'home', now }).blocks.map((block) =>
    block.stories.map(({ path }) => path.split('/').at(-1)),
  );
}

it('fills itself with a story in one language, and shows it in two where editors name both', () => {
  const translation = articleRecord({
    slug: 'hindi',
    published: NOW - HOUR / 2,
    language: 'hi',
    translationOf: pathOf(0),
  });
  publish(db, batchOf([translation]), NOW);
  expect(shown([{ layout: 'lead', slots: [], rule: { limit: 3 } }])).toEqual([['s-0', 's-1', 's-2']]);
  expect(shown([{ layout: 'lead', slots: [{ path: translation.path }], rule: { limit: 3 } }])).toEqual([
    ['hindi', 's-1', 's-2'],
  ]);
  const both = [{ path: translation.path }, { path: pathOf(0) }];
  expect(shown([{ layout: 'lead', slots: both, rule: { limit: 3 } }])).toEqual([['hindi', 's-0', 's-1']]);
});

it('shows what editors named, fills what is missing by rule, and no story twice', () => {
  const slots = [
    { path: pathOf(4) },
    { path: pathOf(1), until: NOW + HOUR },
    { path: '/world/2024/05/01/nothing' },
    { path: '' },
  ];
  const blocks = [
    { layout: 'lead', slots, rule: { section: 'world', limit: 4 } },
    { layout: 'lead', slots: [{ path: pathOf(4) }], rule: { limit: 3 } },
  ];
  expect(shown(blocks)).toEqual([
    ['s-4', 's-1', 's-0', 's-2'],
    ['s-3', 's-5', 's-6'],
  ]);
  expect(shown(blocks, NOW + HOUR)[0]).toEqual(['s-4', 's-0', 's-2', 's-6']);
});

it('follows rules of section, topic and kind, alone and together', () => {
  const blocks = [
    { layout: 'a', slots: [], rule: { section: 'sport', topic: 'iran', limit: 2 } },
    { layout: 'b', slots: [], rule: { kind: 'opinion' as const, section: 'world', limit: 5 } },
    { layout: 'c', slots: [], rule: { topic: 'unheard-of', limit: 5 } },
    { layout: 'd', slots: [{ path: pathOf(0) }] },
  ];
  expect(shown(blocks)).toEqual([['s-3'], ['s-6'], [], ['s-0']]);
});

it('carries the tags of what it shows and of what it would show', () => {
  shown([{ layout: 'lead', slots: [{ path: '/a/b' }], rule: { section: 'sport', limit: 1 } }]);
  const { tags } = findFront(db, { name: 'home', now: NOW });
  expect(tags).toEqual([frontTag, articleTag('/a/b'), listTag('section:sport')]);
  expect(findFront(db, { name: 'none', now: NOW })).toEqual({ blocks: [], tags: [frontTag] });
});

it('keeps a breaking story in the strip for six hours', () => {
  const breaking = [1, 5.99, 6, -1].map((age, i) =>
    articleRecord({ slug: `b-${i}`, published: NOW - age * HOUR, breaking: true }),
  );
  publish(db, batchOf([...stories, ...breaking]), NOW);
  const strip = listBreaking(db, { now: NOW });
  expect(strip.map(({ headline }) => headline)).toEqual(['Headline of b-0', 'Headline of b-1']);
  expect(strip[0]?.breaking).toBe(true);
});
