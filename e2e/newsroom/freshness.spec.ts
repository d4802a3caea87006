/** Readers who read while editors save: whole pages, no error, and nothing that is older than two seconds. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from './newsroom.ts';

/** A page may be as old as this when its answer is asked for, in milliseconds. */
const OLDEST = 2_000;
const VERSIONS = 12;

interface Answer {
  path: string;
  asked: number;
  status: number;
  isWhole: boolean;
  version: number | undefined;
}

test('a load of readers during publishing sees whole pages, none of them older than two seconds', async ({
  newsroom,
}) => {
  test.setTimeout(60_000);
  const versionOf = (n: number) => `Version ${String(n).padStart(3, '0')} of the talks`;
  const story = newsroom.story({ slug: 'freshness', headline: versionOf(0), published: new Date() });
  newsroom.save(story.file, story.text);
  const paths = [story.path, '/world', '/', '/world/feed.xml', '/topics/diplomacy'];
  for (const path of paths) await newsroom.live(path, { status: 200, has: versionOf(0) });

  /** When each version was saved. */
  const saved = [Date.now()];
  const answers: Answer[] = [];
  let isOver = false;
  const reader = async (n: number): Promise<void> => {
    for (let turn = n; !isOver; turn += 1) {
      const path = paths[turn % paths.length] ?? '/';
      const asked = Date.now();
      const { status, text } = await newsroom.get(path);
      const version = /Version (\d+) of the talks/.exec(text)?.[1];
      const isWhole = /<\/(?:html|rss)>\s*$/.test(text);
      answers.push({
        path,
        asked,
        status,
        isWhole,
        version: version === undefined ? undefined : Number(version),
      });
    }
  };
  const readers = Promise.all([0, 1, 2, 3, 4, 5].map(reader));
  for (let n = 1; n <= VERSIONS; n += 1) {
    newsroom.save(story.file, story.text.replaceAll(versionOf(0), versionOf(n)));
    saved[n] = Date.now();
    // Sometimes one after the other, sometimes with a while between.
    await pause(n % 3 === 0 ? 1_500 : 150);
  }
  await pause(OLDEST + 500);
  isOver = true;
  await readers;

  expect(answers.length).toBeGreaterThan(500);
  expect(answers.filter(({ status, isWhole }) => status !== 200 || !isWhole)).toEqual([]);
  const stale = answers.filter(({ asked, version = -1 }) => {
    const next = saved[version + 1];
    return next !== undefined && asked > next + OLDEST;
  });
  expect(stale).toEqual([]);
  for (const path of paths) {
    const last = answers.filter((answer) => answer.path === path).at(-1);
    expect(last?.version, path).toBe(VERSIONS);
  }
});
