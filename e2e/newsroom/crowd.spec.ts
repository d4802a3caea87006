/** Processes that render: a crowd brings a second one, and when one dies no reader notices. */
import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { Newsroom } from './newsroom.ts';

const STORIES = 30;
/** Each reader goes through the stories in steps of its own: who asks for the same page at the same time is no crowd. */
const STEPS = [1, 7, 11, 13, 17, 19, 23, 29];

const childrenOf = (pids: readonly number[], program: string): number[] =>
  spawnSync('pgrep', ['-P', pids.join(), '-f', program], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter(Boolean)
    .map(Number);

/** Process ids of the renderers beside a web process, which starts the first one, and has the others started. */
const renderersOf = (pid: number): number[] =>
  childrenOf([pid, ...childrenOf([pid], 'starter-process')], 'render-process');

test('a crowd is answered by two processes with the same pages; when one is killed no reader notices', async () => {
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
    await expect.poll(() => renderersOf(room.pid).length, { timeout: 30_000 }).toBe(2);
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
    expect(renderer, 'a process that renders').toBeGreaterThan(0);
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

test('when the only process that renders is killed, pages in memory are still sent, and others wait for the next process', async () => {
  test.setTimeout(90_000);
  const room = new Newsroom();
  const story = room.story({ slug: 'unheld', headline: 'Made after the fall' });
  room.save(story.file, story.text);
  await room.start({ RENDERERS: '1' });
  const ask = async (path: string): Promise<string> => {
    const response = await fetch(room.url + path);
    return `${response.status} ${(await response.text()).endsWith('</html>') ? 'whole' : 'broken'}`;
  };
  try {
    // After one request they are in memory.
    const held = ['/', '/world', '/business'];
    for (const path of held) expect(await ask(path)).toBe('200 whole');
    // systemd sends SIGTERM to every process of a unit. A renderer leaves the decision to the web process.
    const told = renderersOf(room.pid);
    for (const pid of told) process.kill(pid, 'SIGTERM');
    expect(await ask('/archive')).toBe('200 whole');
    expect(renderersOf(room.pid)).toEqual(told);
    for (let round = 0; round < 3; round += 1) {
      const [renderer = 0] = renderersOf(room.pid);
      expect(renderer, 'a process that renders').toBeGreaterThan(0);
      process.kill(renderer, 'SIGKILL');
      const other = ask(`${round === 0 ? story.path : `/authors/nandita-barve?${round}`}`);
      for (let n = 0; n < 20; n += 1) for (const path of held) expect(await ask(path)).toBe('200 whole');
      expect(await other).toBe('200 whole');
      await expect.poll(() => renderersOf(room.pid).length, { timeout: 20_000 }).toBe(1);
      expect(renderersOf(room.pid)).not.toContain(renderer);
    }
  } finally {
    await room.remove();
  }
});

test('a page is the same whether a process of its own renders it or the web process', async () => {
  test.setTimeout(90_000);
  const texts: string[][] = [];
  for (const RENDERERS of ['1', 'inside']) {
    const room = new Newsroom();
    await room.start({
      RENDERERS,
      BROADSHEET_CLOCK: '2026-11-22T12:00:00+05:30',
      SITE_URL: 'http://paper.test',
    });
    // None of them shows a photograph: renditions appear whenever they are ready.
    const paths = ['/corrections', '/search?q=strait', '/sign-in', '/robots.txt', '/nothing'];
    texts.push(await Promise.all(paths.map(async (path) => (await room.get(path)).text)));
    expect(renderersOf(room.pid)).toHaveLength(RENDERERS === 'inside' ? 0 : 1);
    await room.remove();
  }
  expect(texts[0]).toEqual(texts[1]);
});
