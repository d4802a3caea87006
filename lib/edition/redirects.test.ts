import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RedirectsRecord } from './batch.ts';
import type { EditionDatabase } from './database.ts';
import { markComplete, publish, publishRenames } from './publish.ts';
import { findFirstPath } from './queries/origins.ts';
import { findPathStatus, findQueryStatus } from './queries/paths.ts';
import { hasQueryRedirects, withQuery } from './query-redirects.ts';
import { articleTag } from './tags.ts';
import { articleRecord, batchOf, fileReport, temporaryEdition } from './test-records.ts';

const NOW = Date.UTC(2024, 5, 1);
const DAY = 24 * 60 * 60 * 1000;
/** The same story under different names. */
const named = (slug: string, section = 'world') =>
  articleRecord({ slug, section, headline: 'One', body: 'One.', fingerprint: 'one' });
const [a, b, c] = [named('a'), named('b'), named('c')];

let db: EditionDatabase;
let close: () => void;
beforeEach(() => {
  ({ db, close } = temporaryEdition());
});
afterEach(() => close());

const file = (record: typeof a) => fileReport(record).file;
const rename = (from: typeof a, to: typeof a, now = NOW) => publish(db, batchOf([to], [file(from)]), now);
const status = (path: string) => findPathStatus(db, { path, now: NOW });
const yml = (redirects: [string, string][]): RedirectsRecord => ({
  type: 'redirects',
  redirects: redirects.map(([from, to]) => ({ from, to })),
  patterns: [],
});

it('sends readers of a renamed story to its new path', () => {
  publish(db, batchOf([a]), NOW);
  expect(rename(a, b).tags).toEqual(expect.arrayContaining([articleTag(a.path), articleTag(b.path)]));
  expect(status(a.path)).toEqual({ status: 'moved', to: b.path });
  expect(status(b.path)).toEqual({ status: 'page' });
});

it('still does after the renamed story was edited', () => {
  publish(db, batchOf([a]), NOW);
  rename(a, b);
  publish(db, batchOf([{ ...b, body: 'Two.', opening: 'Two.', fingerprint: 'two' }]), NOW);
  expect(status(a.path)).toEqual({ status: 'moved', to: b.path });
});

it('recognises a move whose halves come in two batches, in either order', () => {
  publish(db, batchOf([a]), NOW);
  publish(db, batchOf([], [file(a)]), NOW);
  expect(status(a.path)).toEqual({ status: 'unknown' });
  publish(db, batchOf([b]), NOW + DAY);
  expect(status(a.path)).toEqual({ status: 'moved', to: b.path });
  publish(db, batchOf([c]), NOW + DAY);
  publish(db, batchOf([], [file(b)]), NOW + DAY);
  expect(status(b.path)).toEqual({ status: 'moved', to: c.path });
});

it('leads through several renames in one step, and forgets them when the name comes back', () => {
  publish(db, batchOf([a]), NOW);
  rename(a, b);
  rename(b, c);
  expect(status(a.path)).toEqual({ status: 'moved', to: c.path });
  rename(c, a);
  expect(status(a.path)).toEqual({ status: 'page' });
  expect(status(b.path)).toEqual({ status: 'moved', to: a.path });
  expect(status(c.path)).toEqual({ status: 'moved', to: a.path });
});

it('follows a whole section to its new name', () => {
  const stories = Array.from({ length: 30 }, (_, i) =>
    articleRecord({ slug: `s-${i}`, fingerprint: `f${i}` }),
  );
  publish(db, batchOf(stories), NOW);
  const moved = stories.map((story, i) =>
    articleRecord({ slug: `s-${i}`, section: 'foreign', fingerprint: story.fingerprint }),
  );
  publish(db, batchOf(moved, stories.map(file)), NOW);
  for (const [i, { path }] of stories.entries())
    expect(status(path)).toEqual({ status: 'moved', to: moved[i]?.path });
});

it('does not know a path whose new home has vanished too', () => {
  publish(db, batchOf([a]), NOW);
  rename(a, b);
  publish(db, batchOf([], [file(b)]), NOW);
  expect(status(a.path)).toEqual({ status: 'unknown' });
});

it('says that a moved story is gone when it was withdrawn there', () => {
  publish(db, batchOf([a]), NOW);
  rename(a, b);
  publish(db, batchOf([{ ...b, status: 'withdrawn', withdrawnReason: 'Wrong.' }]), NOW);
  expect(status(a.path)).toEqual({ status: 'gone', headline: 'One', reason: 'Wrong.' });
});

it("goes by the editors' redirects, without loops, chains or dead ends", () => {
  publish(
    db,
    batchOf([
      a,
      yml([
        ['/old', '/older'],
        ['/older', a.path],
        ['/round', '/about/round'],
        ['/about/round', '/round'],
        ['/dead', '/world/2024/05/01/nothing'],
        ['/rss', '/feed.xml'],
        [a.path, '/rss'],
      ]),
    ]),
    NOW,
  );
  expect(status('/older')).toEqual({ status: 'moved', to: a.path });
  expect(status('/old')).toEqual({ status: 'moved', to: a.path });
  expect(status('/round')).toEqual({ status: 'unknown' });
  expect(status('/dead')).toEqual({ status: 'unknown' });
  expect(status('/rss')).toEqual({ status: 'moved', to: '/feed.xml' });
  expect(status(a.path)).toEqual({ status: 'page' });
  expect(publish(db, batchOf([yml([['/older', a.path]])]), NOW).tags).toContain(articleTag('/rss'));
  expect(status('/rss')).toEqual({ status: 'unknown' });
});

it('goes by patterns where nothing else is known, the first that fits, and by small letters', () => {
  const patterns = [
    { from: '/amp/*', to: '/*' },
    { from: '/*/print', to: '/*' },
    { from: '/*.html', to: '/*' },
    { from: '/story/*', to: '/corrections' },
    { from: '/amp/*', to: '/never/*' },
  ];
  const hidden = { ...named('hidden'), status: 'draft' as const };
  publish(db, batchOf([a, hidden, { ...yml([['/amp/named', '/corrections']]), patterns }]), NOW);
  const moved = { status: 'moved', to: a.path };
  for (const path of [
    `/amp${a.path}`,
    `${a.path}/print`,
    `${a.path}.html`,
    `/amp${a.path}/print`,
    a.path.toUpperCase(),
  ])
    expect(status(path), path).toEqual(moved);
  expect(status(`/AMP${a.path}`)).toEqual(moved);
  expect(status('/amp/named')).toEqual({ status: 'moved', to: '/corrections' });
  expect(status('/story/7')).toEqual({ status: 'moved', to: '/corrections' });
  for (const path of [
    '/amp',
    '/amp/nothing',
    '/amp/x/y/z',
    '/x.html',
    `/amp${hidden.path}`,
    hidden.path.toUpperCase(),
  ])
    expect(status(path), path).toEqual({ status: 'unknown' });
  publish(db, batchOf([yml([])]), NOW);
  expect(status(`/amp${a.path}`)).toEqual({ status: 'unknown' });
});

it('goes by the query of an old address, whatever networks add to it', () => {
  const asked = (path: string, search: string) => findQueryStatus(db, { path, search, now: NOW });
  const moved = { status: 'moved', to: a.path };
  const hidden = { ...named('hidden'), status: 'draft' as const };
  publish(db, batchOf([a, hidden]), NOW);
  expect(hasQueryRedirects(db)).toBe(false);
  const old = yml([
    ['/?p=123', a.path],
    [
      withQuery('/story.php', [
        ['lang', 'en'],
        ['id', '7'],
      ]),
      a.path,
    ],
    ['/?p=9', hidden.path],
    ['/?file=1', '/media/report.pdf'],
  ]);
  publish(db, batchOf([old]), NOW);
  expect(hasQueryRedirects(db)).toBe(true);
  for (const search of ['?p=123', '?p=123&utm_source=x', '?fbclid=y&p=123'])
    expect(asked('/', search), search).toEqual(moved);
  for (const search of ['?id=7&lang=en', '?lang=en&id=7']) expect(asked('/story.php', search)).toEqual(moved);
  expect(asked('/', '?file=1')).toEqual({ status: 'moved', to: '/media/report.pdf' });
  expect(asked('/', '?p=9')).toEqual({ status: 'unknown' });
  for (const [path, search] of [
    ['/', '?p=12'],
    ['/', '?P=123'],
    ['/', ''],
    ['/', '?'],
    ['/world', '?p=123'],
    ['/story.php', '?id=7'],
    ['/', `?p=123&${'x=1&'.repeat(20)}`],
  ] as const)
    expect(asked(path, search), path + search).toBeUndefined();
});

it('finds a story whose file has capitals, however its address is written', () => {
  const capital = { ...named('a'), path: a.path.replace(/[^/]+$/, 'NATO-Treffen-İ') };
  const draft = { ...named('b'), path: a.path.replace(/[^/]+$/, 'Draft-OF-It'), status: 'draft' as const };
  publish(db, batchOf([capital, draft]), NOW);
  expect(status(capital.path)).toEqual({ status: 'page' });
  for (const path of [
    capital.path.toLowerCase(),
    capital.path.toUpperCase(),
    `${capital.path.toLowerCase()}.`,
  ])
    expect(status(path), path).toEqual({ status: 'moved', to: capital.path });
  expect(status(draft.path.toLowerCase())).toEqual({ status: 'unknown' });
});

it('leads from an address with signs glued to its end to the page, and from nothing to nothing', () => {
  const hindi = { ...named('c'), path: a.path.replace(/[^/]+$/, 'ईरान-वार्ता') };
  publish(db, batchOf([a, hindi]), NOW);
  for (const end of ['.', ',', ')', ');', '”', '…', ' ', '\u00a0', '।', '?!', "'", '>', '**']) {
    expect(status(a.path + end), end).toEqual({ status: 'moved', to: a.path });
    expect(status(hindi.path + end), end).toEqual({ status: 'moved', to: hindi.path });
    expect(status(`/no-such-section${end}`), end).toEqual({ status: 'unknown' });
  }
  expect(status(`${a.path.toUpperCase()}.`)).toEqual({ status: 'moved', to: a.path });
});

describe('a story stays the same item of a feed', () => {
  const first = (path: string) => findFirstPath(db, { path });
  beforeEach(() => markComplete(db));

  it('however often it moves, and when it comes back', () => {
    publish(db, batchOf([c]), NOW);
    rename(c, b);
    expect(first(b.path)).toBe(c.path);
    rename(b, a);
    expect(first(a.path)).toBe(c.path);
    rename(a, b);
    expect(first(b.path)).toBe(c.path);
    rename(b, c);
    expect(first(c.path)).toBe(c.path);
  });

  it('if its two paths are seen one after the other', () => {
    publish(db, batchOf([a]), NOW);
    publish(db, batchOf([], [file(a)]), NOW);
    publish(db, batchOf([b]), NOW);
    expect(first(b.path)).toBe(a.path);
    publish(db, batchOf([a]), NOW);
    publish(db, batchOf([], [file(b)]), NOW);
    expect(first(a.path)).toBe(a.path);
  });

  it('and another story at the old path, or at the path of one that went, is another item', () => {
    const other = { ...a, headline: 'Two', fingerprint: 'two' };
    publish(db, batchOf([a]), NOW);
    rename(a, b);
    publish(db, batchOf([other]), NOW);
    expect(first(a.path)).toBe(a.path);
    expect(first(b.path)).not.toBe(a.path);
    rename(other, { ...c, fingerprint: 'two' });
    publish(db, batchOf([], [file(c)]), NOW);
    publish(db, batchOf([{ ...c, fingerprint: 'three' }]), NOW);
    expect(first(c.path)).toBe(c.path);
  });

  it('known by the oldest path that is found at first, and by that path from then on', () => {
    publish(db, batchOf([c]), NOW);
    publishRenames(
      db,
      [
        { from: b.path, to: c.path },
        { from: a.path, to: b.path },
      ],
      NOW,
    );
    expect(first(c.path)).toBe(a.path);
    publishRenames(db, [{ from: named('d').path, to: c.path }], NOW);
    expect(first(c.path)).toBe(a.path);
  });
});
