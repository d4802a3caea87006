/** A crowd that asks for pages which nobody asked for before: a second process makes some of them. */
import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { Newsroom } from './newsroom.ts';

const STORIES = 30;
/** Each reader goes through the stories in steps of its own: who asks for the same page at the same time is no crowd. */
const STEPS = [1, 7, 11, 13, 17, 19, 23, 29];

/** Process ids of the renderers beside a web process. */
const renderersOf = (pid: number): number[] =>
  spawnSync('pgrep', ['-P', String(pid), '-f', 'render-process'], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter(Boolean)
    .map(Number);

test('is answered by two processes, which say the same; one that is killed is missed by nobody', async () => {
  test.setTimeout(90_000);
  const room = new Newsroom();
  const stories = Array.from({ length: STORIES }, (_, n) =>
    room.story({ slug: `crowd-${n}`, headline: `Crowded story ${n}` }),
  );
  for (const { file, text } of stories) room.save(file, text);
  // Room for no page: each is made for who asks.
  await room.start({ PRESS_BYTES: '0' });
  let isOver = false;
  const wrong: string[] = [];
  let answers = 0;
  const read = async (path: string): Promise<string> => {
    const response = await fetch(room.url + path);
    const text = await response.text();
    answers += 1;
    if (response.status !== 200 || !text.endsWith('</html>')) wrong.push(`${path}: ${response.status}`);
    return text;
  };
  const readers = STEPS.map(async (step) => {
    for (let n = step; !isOver; n += step) {
      const at = n % STORIES;
      const text = await read(stories[at]?.path ?? '');
      if (at > 0 && !text.includes(`Crowded story ${at}`)) wrong.push(`No headline in story ${at}.`);
    }
  });
  try {
    await expect.poll(() => renderersOf(room.pid).length, { timeout: 30_000 }).toBe(1);
    // Time to be ready, and to have made its share of these.
    const before = answers;
    await expect.poll(() => answers - before, { timeout: 30_000 }).toBeGreaterThan(300);

    const [first] = stories;
    if (first === undefined) throw new Error('There are no stories.');
    room.save(first.file, first.text.replace('Crowded story 0', 'Corrected in the crowd'));
    await expect.poll(() => read(first.path), { timeout: 10_000 }).toContain('Corrected in the crowd');
    const again = await Promise.all(Array.from({ length: 40 }, () => read(first.path)));
    expect(again.filter((text) => !text.includes('Corrected in the crowd'))).toEqual([]);

    const [renderer = 0] = renderersOf(room.pid);
    process.kill(renderer, 'SIGKILL');
    const killed = answers;
    await expect.poll(() => answers - killed, { timeout: 30_000 }).toBeGreaterThan(100);
    expect(renderersOf(room.pid)).not.toContain(renderer);
  } finally {
    isOver = true;
    await Promise.all(readers);
    await room.remove();
  }
  expect(wrong).toEqual([]);
});
