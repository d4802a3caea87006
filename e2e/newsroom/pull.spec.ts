/** A `git pull` that brings hundreds of files at once. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, type Newsroom, test } from './newsroom.ts';

const COUNT = 500;
/** Months that no sample story is of, so that their archives list what was pulled and nothing else. */
const MONTHS = Array.from({ length: 10 }, (_, n) => `2005/${String(n + 1).padStart(2, '0')}`);
/** Five seconds, or as much longer as the machine has more to do than it has cores. */
const LIMIT = 5_000 * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
/** Milliseconds between two requests of one reader. */
const PACE = 100;

async function articles(newsroom: Newsroom): Promise<number> {
  const health: unknown = await (await fetch(`${newsroom.url}/api/health`)).json();
  return Number((health as { edition: { articles: number } }).edition.articles);
}

/** Waits until the archives list these stories and no others and pages are right, within the limit after a pull began. */
async function live(
  newsroom: Newsroom,
  began: number,
  expected: { paths: string[]; total: number; pages: { path: string; status: number; has?: string }[] },
): Promise<void> {
  const left = () => ({ timeout: Math.max(1, began + LIMIT - Date.now()), intervals: [50] });
  await expect.poll(() => articles(newsroom), left()).toBe(expected.total);
  const listed = async (): Promise<string[]> => {
    // A month's stories are 24 a page.
    const parts = MONTHS.flatMap((month) =>
      ['', '/page/2', '/page/3'].map((part) => `/world/${month}${part}`),
    );
    const archives = await Promise.all(parts.map((part) => newsroom.get(part)));
    return archives.flatMap(({ text }) => text.match(/(?<=href=")\/world\/2005\/\d\d\/10\/[^"]+/g) ?? []);
  };
  await expect.poll(async () => (await listed()).sort(), left()).toEqual(expected.paths.toSorted());
  for (const { path, status, has = '' } of expected.pages)
    await expect
      .poll(() => newsroom.get(path), left())
      .toMatchObject({ status, text: expect.stringContaining(has) });
}

test(`${COUNT} files at once: all live within five seconds, and every reader is answered meanwhile`, async ({
  newsroom,
}) => {
  test.setTimeout(4 * LIMIT + 20_000);
  const stories = Array.from({ length: COUNT }, (_, n) =>
    newsroom.story({
      slug: `pulled-${n}`,
      headline: `Pulled story ${n}`,
      published: new Date(`${MONTHS[n % MONTHS.length]?.replace('/', '-')}-10T06:00:00Z`),
    }),
  );
  const [gone, kept] = [stories.filter((_, n) => n % 3 === 0), stories.filter((_, n) => n % 3 !== 0)];
  const some = (all: typeof stories) => all.filter((_, n) => n % 40 === 0);
  const before = await articles(newsroom);

  const answers: [path: string, status: number][] = [];
  const lasting = ['/', '/world', '/topics/diplomacy', '/world/2007/05', '/api/health'];
  const stopReading = new AbortController();
  const readers = [...lasting, String(gone[0]?.path)].map(async (path) => {
    for (; !stopReading.signal.aborted; await pause(PACE))
      answers.push([path, (await newsroom.get(path)).status]);
  });
  try {
    // As git does: files are written in place, one after another.
    for (const { file } of stories) mkdirSync(dirname(newsroom.file(file)), { recursive: true });
    let began = Date.now();
    for (const { file, text } of stories) writeFileSync(newsroom.file(file), text);
    await live(newsroom, began, {
      paths: stories.map(({ path }) => path),
      total: before + COUNT,
      pages: some(stories).map(({ path }) => ({ path, status: 200, has: 'Pulled story' })),
    });

    // The next pull takes a third of them away and changes the rest.
    began = Date.now();
    for (const { file } of gone) rmSync(newsroom.file(file));
    for (const { file, text } of kept) writeFileSync(newsroom.file(file), text.replace('Pulled', 'Changed'));
    await live(newsroom, began, {
      paths: kept.map(({ path }) => path),
      total: before + kept.length,
      pages: [
        ...some(gone).map(({ path }) => ({ path, status: 404 })),
        ...some(kept).map(({ path }) => ({ path, status: 200, has: 'Changed story' })),
      ],
    });
  } finally {
    stopReading.abort();
    await Promise.all(readers);
  }
  expect(answers.length).toBeGreaterThan(50);
  const wrong = answers.filter(
    ([path, status]) => status !== 200 && (lasting.includes(path) || status !== 404),
  );
  expect(wrong).toEqual([]);
});
