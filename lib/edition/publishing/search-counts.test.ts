/** Whatever happens to stories, the index and its vocabulary are the same as if they had been made from the final state. */
import { expect, it } from 'vitest';
import type { ArticleRecord, ContentRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import { markComplete, publish } from '../publish.ts';
import { findWords } from '../search/words.ts';
import { randomNumbers, START } from '../test-newsroom.ts';
import { articleRecord, fileReport, temporaryEdition } from '../test-records.ts';

const HOUR = 60 * 60 * 1000;

/** The stories that are found, by which words, and the count of each word. `shown` is left out, because old spellings may stay. */
function found(db: EditionDatabase): unknown[] {
  db.run(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab('main', 'search', 'instance')`);
  return [
    db.rows('SELECT term, doc, col, offset FROM temp.terms ORDER BY term, doc, col, offset'),
    db.rows('SELECT word, stories FROM search_words ORDER BY word'),
    db.rows('SELECT story FROM search_pending'),
  ];
}

function edition(): { db: EditionDatabase; close: () => void } {
  const made = temporaryEdition();
  markComplete(made.db);
  return made;
}

function randomStory(below: (n: number) => number): ArticleRecord {
  const pick = <Item>(...items: Item[]): Item => items[below(items.length)] as Item; // never empty
  const opening = pick('Roses open.', 'Lilies open.', '百合 open.');
  const body = `${opening} ${pick('Closed zinnias.', 'Closed roses.', 'Closed 和樂.')}`;
  const access = pick('free', 'registered', 'subscribers');
  return articleRecord({
    path: `/world/2024/05/01/s-${below(5)}`,
    headline: pick('One', 'Two roses'),
    standfirst: pick('', 'In short.'),
    kind: pick('news', 'opinion', 'live'),
    status: pick('published', 'published', 'published', 'draft', 'withdrawn'),
    published: pick(START - 40 * HOUR, START - 41 * HOUR, START + 3 * HOUR),
    expires: pick(undefined, undefined, START + 4 * HOUR),
    topics: pick([], ['iran']),
    access,
    body,
    opening: access === 'free' ? body : opening,
    truncated: access !== 'free',
  });
}

it.each([1, 2, 3, 4, 5, 6])('closed, opened, edited, moved, withdrawn, deleted: seed %i', (seed) => {
  const below = randomNumbers(seed);
  const lived = edition();
  const files = new Map<string, ContentRecord>();
  let now = START;
  for (let round = 0; round < 40; round += 1) {
    now += below(3) * HOUR * 0.2;
    const removed = [...files.keys()].filter(() => below(9) === 0);
    const named: ContentRecord[] =
      below(4) === 0 ? [{ type: 'topic', slug: 'iran', title: below(2) === 0 ? 'Iran' : 'Persia' }] : [];
    const records = [randomStory(below), ...named].map((record) => fileReport(record));
    const reports = records.filter(({ file }) => !removed.includes(file));
    for (const file of removed) files.delete(file);
    for (const { file, record } of reports) if (record) files.set(file, record);
    publish(lived.db, { files: reports, removed }, now);
  }
  const fresh = edition();
  publish(
    fresh.db,
    { files: [...files].map(([file, record]) => fileReport(record, file)), removed: [] },
    now,
  );
  expect(found(lived.db)).toEqual(found(fresh.db));
  const open = [...files.values()].flatMap((record) =>
    record.type === 'article'
      ? findWords([record.headline, record.standfirst, record.openText].join(' '))
      : [],
  );
  const readable = new Set(open.map(({ folded }) => folded));
  const words = lived.db.column<string>('SELECT word FROM search_words');
  expect(words.filter((word) => !readable.has(word))).toEqual([]);
  lived.close();
  fresh.close();
});

it('if only the words by which it is found are read differently, no page is tagged', () => {
  const { db, close } = edition();
  const story = articleRecord({
    slug: 'a',
    access: 'subscribers',
    body: '*Open* text. Rest.',
    opening: '*Open* text.',
  });
  const put = (openText: string) =>
    publish(db, { files: [fileReport({ ...story, openText })], removed: [] }, START);
  put('*Open* text.');
  expect(put('Open text.').tags).toEqual([]);
  expect(put('Clear text.').tags).toEqual([]);
  expect(db.column('SELECT word FROM search_words ORDER BY word')).toEqual([
    'clear',
    'headline',
    'of',
    'standfirst',
    'text',
  ]);
  expect(db.column('SELECT plain FROM article_texts')).toEqual(['Clear text.']);
  close();
});
