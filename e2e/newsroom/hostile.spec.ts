/**
 * What strangers send to hurt a paper, on a small scale (in full: `bench/hostile.ts`). It is refused or answered, it costs the
 * main thread little more than plain requests do, and readers still get pages that are in memory.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { test as base } from '@playwright/test';
import { ask, askerOf, KIND_NAMES, KINDS, type Kind, type Paper } from '../../bench/hostile/kinds.ts';
import { listenersAt } from '../../bench/hostile/listening.ts';
import { exchange } from '../../bench/hostile/send.ts';
import { expect, Newsroom } from './newsroom.ts';

/** Stories that only these tests request, each once. */
const STORIES = 700;
const HELD = ['/world', '/politics', '/business', '/science', '/sport', '/culture'];
/** Number of requests of each kind, sent within half a second. */
const REQUESTS = 25;
/** The longest wait for anything (ms): on a machine that others use as well, answers are late. */
const PATIENCE = 20_000;

interface Attacked {
  newsroom: Newsroom;
  paper: Paper;
}

const test = base.extend<object, { attacked: Attacked }>({
  attacked: [
    async ({ browserName: _ }, use) => {
      const newsroom = new Newsroom();
      const paths = Array.from({ length: STORIES }, (_unused, n) => {
        const published = new Date(Date.UTC(2001, n % 120, 1 + (n % 27), 6));
        const { file, path, text } = newsroom.story({
          slug: `cold-${n}`,
          headline: `Cold story ${n}`,
          published,
        });
        newsroom.save(file, text);
        return path;
      });
      await newsroom.start();
      for (const path of [...HELD, ...paths.splice(0, 20)]) await newsroom.get(path);
      const documents = [
        'topics/diplomacy',
        'authors/nandita-barve',
        ...HELD.map((path) => path.slice(1)),
      ].flatMap((of) => ['feed.xml', 'atom.xml', 'feed.json'].map((file) => `/${of}/${file}`));
      const paper: Paper = {
        held: HELD,
        cold: () => paths.shift() ?? '/out-of-stories',
        document: () => documents.shift() ?? '/feed.xml',
        film: '/media/films/chandrayaan-3-descent.mp4',
        beginnings: ['st', 'th', 'co', 'pr', 'in', 're', 'wi', 'an', 'fo', 'mo', 'de', 'ca', 'se', 'ma'],
      };
      await use({ newsroom, paper });
      await newsroom.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
test.describe.configure({ mode: 'default', timeout: 60_000 });

/** Processor time in milliseconds of the main threads of the processes that listen at the port (Linux). */
function answeringTime(newsroom: Newsroom): number {
  const pids = listenersAt(Number(new URL(newsroom.url).port));
  expect(pids.length).toBeGreaterThan(0);
  const nanoseconds = pids.map((pid) =>
    Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
}

/** Sends `REQUESTS` requests within half a second, each on a connection of its own. Returns the statuses of the answers. */
async function volley({ newsroom }: Attacked, make: (n: number) => Buffer): Promise<string[]> {
  const port = Number(new URL(newsroom.url).port);
  const answers: Promise<string>[] = [];
  for (let n = 0; n < REQUESTS; n += 1) {
    answers.push(exchange(port, make(n), PATIENCE));
    await pause(500 / REQUESTS);
  }
  return Promise.all(answers);
}

/** Does something while a reader requests a page in memory again and again. Returns the different answers the reader got. */
async function whileReading<Done>({ newsroom }: Attacked, work: () => Promise<Done>) {
  const answers = new Set<string>();
  let isOver = false;
  const read = async (): Promise<void> => {
    do {
      const { status, text } = await newsroom.get('/world');
      answers.add(`${status}, ${text.length} characters`);
    } while (!isOver);
  };
  const [done] = await Promise.all([work().finally(() => (isOver = true)), read()]);
  return { done, answers: [...answers] };
}

/** Statuses that each kind may be answered with. Being told to come back later hurts nobody. */
const LATER = ['429', '503'];
const ANSWERS: Record<Kind, string[]> = {
  blanks: ['200', '400'],
  rsc: ['200', ...LATER],
  searches: ['200', ...LATER],
  // Larger than any form: the server does not read it to its end.
  bodies: ['413', ...LATER],
  encodings: ['200'],
  'cold pages': ['200', ...LATER],
  suggestions: ['200', ...LATER],
  cards: ['200', ...LATER],
  unknown: ['404', ...LATER],
  documents: ['200', '404', ...LATER],
  ranges: ['200', '206', '416', ...LATER],
  heads: ['200', ...LATER],
  pipelined: ['200'],
};

/** How much more a hostile request may cost than a plain one for a page in memory, measured here and now, in ms of processor time. */
const MORE = 3;
/** How long the thread is watched while nobody asks for anything, in ms. */
const IDLE = 1_000;

for (const kind of KIND_NAMES) {
  const make = KINDS[kind];
  test(`${kind}: refused or answered, and readers get pages in memory meanwhile`, async ({ attacked }) => {
    const { done, answers } = await whileReading(attacked, () =>
      volley(attacked, (n) => make(n, attacked.paper, askerOf(0, 1))),
    );
    expect(done.filter((status) => !ANSWERS[kind].includes(status))).toEqual([]);
    expect(answers, 'the same page each time').toHaveLength(1);
    expect(answers[0]).toMatch(/^200, /);
  });

  test(`${kind}: costs the main thread little more than a plain request`, async ({ attacked }) => {
    /** Processor time that some work takes, and how long it lasts (both ms). */
    const measure = async (work: () => Promise<unknown>): Promise<{ taken: number; lasted: number }> => {
      const [before, begun] = [answeringTime(attacked.newsroom), performance.now()];
      await work();
      return { taken: answeringTime(attacked.newsroom) - before, lasted: performance.now() - begun };
    };
    // The thread looks for changes all the time. A volley of cards lasts seconds, so that would be most of its cost.
    const idle = await measure(() => pause(IDLE));
    const costOf = async (request: (n: number) => Buffer): Promise<number> => {
      const { taken, lasted } = await measure(() => volley(attacked, request));
      return Math.max(0, taken - (idle.taken / idle.lasted) * lasted) / REQUESTS;
    };
    const plain = await costOf((n) => ask(HELD[n % HELD.length] ?? '/world', askerOf(n, 50)));
    const hostile = await costOf((n) => make(n, attacked.paper, askerOf(n, 50)));
    expect(hostile, `ms of processor; a plain request took ${plain.toFixed(2)}`).toBeLessThan(
      3 * plain + MORE,
    );
  });
}

test('all kinds at once, from fifty addresses: readers get pages in memory meanwhile', async ({
  attacked,
}) => {
  const { answers } = await whileReading(attacked, () =>
    volley(attacked, (n) => {
      const kind = KIND_NAMES[n % KIND_NAMES.length] ?? 'blanks';
      return KINDS[kind](n, attacked.paper, askerOf(n, 50));
    }),
  );
  expect(answers).toHaveLength(1);
  expect(answers[0]).toMatch(/^200, /);
});

test('a client that requests one cold page after another is answered while a different one requests more than can be rendered', async ({
  attacked,
}) => {
  const { paper, newsroom } = attacked;
  const port = Number(new URL(newsroom.url).port);
  // More at once than any queue takes, and then fifty a second.
  const [greedy, patient] = [askerOf(0, 50), askerOf(1, 50)];
  const crowd = Array.from({ length: 300 }, () => exchange(port, ask(paper.cold(), greedy), PATIENCE));
  const answers: string[] = [];
  for (let n = 0; n < 10; n += 1) {
    crowd.push(exchange(port, ask(paper.cold(), greedy), PATIENCE));
    answers.push(await exchange(port, ask(paper.cold(), patient), PATIENCE));
  }
  expect(answers).toEqual(Array.from({ length: 10 }, () => '200'));
  const greedyAnswers = await Promise.all(crowd);
  expect(greedyAnswers.filter((status) => !['200', ...LATER].includes(status))).toEqual([]);
});
