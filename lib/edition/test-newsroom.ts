/** A newsroom that does anything: random batches of content, the same for the same seed. */
import type { Batch, ContentRecord, RichTextRecord } from './batch.ts';
import { articleRecord, fileReport } from './test-records.ts';

export const START = Date.UTC(2024, 5, 1);
const HOUR = 60 * 60 * 1000;

/** mulberry32: the same numbers for the same seed. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

function randomRecord(below: (n: number) => number): ContentRecord {
  const pick = <Item>(...items: Item[]): Item => items[below(items.length)] as Item; // never empty
  const path = `/world/2024/05/01/s-${below(14)}`;
  const text = (): RichTextRecord => ({
    body: pick('a', 'b'),
    media: pick<Record<string, string>>(
      {},
      { 'b.svg': 'b.svg' },
      { 'a.svg': 'a.svg', '/media/a.svg': 'a.svg' },
    ),
  });
  switch (below(14)) {
    case 0:
      return {
        type: 'author',
        slug: pick('maya', 'ravi'),
        name: pick('A', 'B'),
        role: '',
        profiles: [],
        image: pick(undefined, { file: 'a.svg', alt: '' }),
        ...text(),
      };
    case 1:
      return {
        type: 'topic',
        slug: pick('iran', 'iraq'),
        title: pick('X', 'Y'),
        image: pick(undefined, { file: 'a.svg', alt: '' }),
      };
    case 2:
      return {
        type: 'media',
        file: pick('a.svg', 'b.svg'),
        version: pick('1', '2'),
        mime: 'image/svg+xml',
        bytes: 1,
        width: 1,
        height: 1,
      };
    case 3:
      return {
        type: 'site',
        name: 'M',
        tagline: '',
        timeZone: pick('UTC', 'Asia/Kolkata', 'America/New_York'),
        locale: 'en',
        social: [],
        newsletters: [],
        policies: {},
      };
    case 4:
      return {
        type: 'live-entry',
        story: path,
        id: pick('t1', 't2'),
        at: START + below(60) * HOUR,
        key: false,
        pinned: false,
        ...text(),
      };
    case 5:
      return {
        type: 'redirects',
        patterns: pick([], [{ from: '/amp/*', to: '/*' }]),
        redirects: pick([], [{ from: '/a', to: '/b' }], [{ from: '/a', to: '/c' }]),
      };
    case 6:
      return {
        type: 'section',
        slug: 'world',
        title: pick('A', 'B'),
        navTitle: 'World',
        description: '',
        order: 1,
        ...text(),
      };
    case 7:
      return { type: 'page', slug: 'privacy', title: pick('A', 'B'), ...text() };
    default:
      return articleRecord({
        path,
        headline: pick('One', 'Two', 'Three'),
        published:
          pick(START - 40 * 24 * HOUR, START - 25 * HOUR, START, START + 3 * HOUR, START + 90 * HOUR) +
          below(3) * HOUR,
        expires: pick(undefined, undefined, START + HOUR, START + 5 * HOUR),
        status: pick('published', 'published', 'published', 'draft', 'withdrawn'),
        section: pick('world', 'sport'),
        kind: pick('news', 'opinion'),
        topics: pick(['iran'], ['iraq', 'iran'], []),
        authors: pick(['maya'], ['ravi', 'maya']),
        breaking: pick(true, false),
        related: pick([], ['/world/2024/05/01/s-1', '/world/2024/05/01/s-2']),
        translationOf: pick(undefined, `/world/2024/05/01/s-${below(4)}`),
        language: pick(undefined, 'hi', 'ur'),
        canonicalUrl: below(9) === 0 ? 'https://agency.example/story' : undefined,
        corrections: pick([], [], [{ date: START - below(60) * 24 * HOUR, kind: 'correction', text: 'C' }]),
        image: pick(undefined, { file: 'a.svg', alt: '' }),
        ...text(),
        opening: 'a',
      });
  }
}

/** A batch of a few new and changed files and a few removed ones; `files` is the content, kept up to date. */
export function randomBatch(below: (n: number) => number, files: Map<string, ContentRecord>): Batch {
  const removed = [...files.keys()].filter(() => below(8) === 0);
  for (const file of removed) files.delete(file);
  const reports = new Map(
    Array.from({ length: 1 + below(8) }, () => fileReport(randomRecord(below)))
      .filter(({ file }) => !removed.includes(file))
      .map((report) => [report.file, report]),
  );
  for (const { file, record } of reports.values()) if (record) files.set(file, record);
  return { files: [...reports.values()], removed };
}
