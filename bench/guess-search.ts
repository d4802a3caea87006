/**
 * Guesses at the closed part of a story through search, as a stranger could, and counts the words that search gives away.
 *
 *     node bench/guess-search.ts [--questions 10000] [--content content] [--story /world/2025/02/17/slug] [--url http://127.0.0.1:3000]
 *
 * Makes an edition of the content and asks the thread that the web process uses; with `--url` it asks a server that runs on
 * the same content, and waits and repeats a question that the server refuses. The default story is the one with the most
 * closed words. The program knows what everybody can read of the paper, which is its dictionary, and asks with words,
 * exclusions, longer and longer prefixes, phrases, suggestions and typing errors. A word counts as learned if an answer gave it
 * away: nobody can read it in the story but it found the story, or no page shows it but it was offered, or it was found to
 * follow another word in the closed part. All of this is checked against the closed text. The exit code is 1 if anything was
 * learned.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type EditionDatabase, openEdition } from '#lib/edition/database.ts';
import { makeNames } from '#lib/edition/names.ts';
import { findStory } from '#lib/edition/queries/stories.ts';
import { readBody } from '#lib/markdown/read-body.ts';
import type { Path } from '#lib/routes.ts';
import { askServer, askThread, Budget } from './guessing/oracle.ts';
import { type Guess, WAYS, wordsOf } from './guessing/ways.ts';
import { root, work } from './run-site.ts';
import { takeIn } from './take-in.ts';

const { values } = parseArgs({
  options: {
    questions: { type: 'string', default: '10000' },
    content: { type: 'string', default: join(root, 'content') },
    story: { type: 'string' },
    url: { type: 'string' },
  },
});
const CLOCK = '2026-11-22T12:00:00+05:30';
const now = Date.parse(CLOCK);
const DAY = 24 * 60 * 60 * 1000;
const show = (name: string, value: string): void => console.log(`${name.padEnd(44)} ${value}`);

interface Text {
  path: Path;
  /** Its words that anybody can read, in order. */
  open: string[];
  /** All its words, in order; undefined if anybody can read all of them. */
  whole: string[] | undefined;
  /** ISO 8601 */
  published: string;
}

/** The stories of the paper, and how much of them anybody can read. */
function readTexts(db: EditionDatabase): Text[] {
  const names = makeNames(db);
  const sql = 'SELECT a.path, t.body FROM articles a JOIN article_texts t ON t.id = a.page ORDER BY a.path';
  return db.rows<{ path: Path; body: string | null }>(sql).flatMap(({ path, body }) => {
    const story = findStory(db, { path, now });
    if (story === undefined) return [];
    const around = [
      story.headline,
      story.standfirst,
      ...story.authors.flatMap(({ slug, name }) => [slug, name]),
      ...story.topics.flatMap(({ slug }) => [slug, names.topic(slug)]),
      story.agency ?? '',
      story.section,
    ];
    const open = [...around, readBody(story.body).plainText].flatMap(wordsOf);
    const whole = body === null ? undefined : [...around, readBody(body).plainText].flatMap(wordsOf);
    return [{ path, open, whole, published: story.published }];
  });
}

function closedOf({ open, whole = [] }: Text): Set<string> {
  const readable = new Set(open);
  return new Set(whole.filter((word) => !readable.has(word)));
}

/** Words that anybody can read in the paper, most common first. */
function dictionaryOf(texts: readonly Text[]): string[] {
  const counts = new Map<string, number>();
  for (const { open } of texts) for (const word of open) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([word]) => word);
}

const pairsOf = (words: readonly string[]): Set<string> =>
  new Set(words.slice(1).map((word, n) => `${words[n]} ${word}`));

/** `section:world after:2025-02-17 before:2025-02-18`: the day is part of the story's address. */
function filterFor({ path }: Text): string {
  const [, section = '', year, month, day] = path.split('/');
  const date = `${year}-${month}-${day}`;
  const next = new Date(Date.parse(date) + DAY).toISOString().slice(0, 10);
  return `section:${section} after:${date} before:${next}`;
}

const file = await takeIn({
  content: resolve(values.content),
  data: join(work, 'guess-search'),
  clock: CLOCK,
});
const db = openEdition({ file, mode: 'read' });
const texts = readTexts(db);
db.close();
const closed = texts.filter(({ whole }) => whole !== undefined);
const story = values.story
  ? closed.find(({ path }) => path === values.story)
  : closed.toSorted((a, b) => closedOf(b).size - closedOf(a).size)[0];
if (story === undefined) throw new Error('There is no such closed story in the content.');

const secrets = closedOf(story);
const openWords = new Set(story.open);
const openPairs = pairsOf(story.open);
const dictionary = dictionaryOf(texts);
const everySecret = new Set(closed.flatMap((text) => [...closedOf(text)]));
const order = pairsOf(story.whole ?? []);

const asked = values.url
  ? askServer(values.url.replace(/\/$/, ''), story.path)
  : askThread(file, story.path, now);
const budget = new Budget(asked);
const questions = Number(values.questions);
show('story', story.path);
show('closed words, of all closed stories', `${secrets.size}, ${everySecret.size}`);
show('words that anybody can read in the paper', `${dictionary.length}`);
if (!(await asked.search(filterFor(story))).hasStory)
  throw new Error('Search does not find the story at all.');

const learned = new Set<string>();
const inOrder = new Set<string>();
const wrong = new Set<string>();
for (const { name, share, go } of WAYS) {
  const said = new Set<string>();
  const before = budget.spent;
  const guess: Guess = {
    budget,
    only: filterFor(story),
    dictionary,
    isOpen: (word) => openWords.has(word),
    isOpenPair: (one, other) => openPairs.has(`${one} ${other}`),
    end: story.open.at(-1),
    learn(word, previous) {
      const what = previous === undefined ? word : `${previous} ${word}`;
      const isTrue = previous === undefined ? everySecret.has(word) : order.has(what);
      if (isTrue) said.add(what);
      (isTrue ? (previous === undefined ? learned : inOrder) : wrong).add(what);
    },
  };
  budget.allow(Math.floor((questions * share) / 100));
  await go(guess);
  show(`  ${name}`, `${budget.spent - before} questions: ${said.size} words`);
}
await asked.close();
show('questions', `${budget.spent}`);
show('words that are not in the closed part', `${wrong.size} ${[...wrong].slice(0, 5).join(', ')}`);
show('closed words learned (wanted: 0)', `${learned.size} ${[...learned].slice(0, 12).join(', ')}`);
show('words learned in their order (wanted: 0)', `${inOrder.size} ${[...inOrder].slice(0, 8).join(', ')}`);
process.exitCode = learned.size + inOrder.size > 0 ? 1 : 0;
