import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FinishedPage } from '#lib/press/page.ts';
import { showRanking } from '#lib/readership/shown.ts';
import type { Made, Work } from './render-message.ts';
import { RenderPool, type RenderPoolOptions } from './render-pool.ts';

/**
 * Writes into each page which process made it. It exits at `/die` and at a view or navigation that says so, and once at `/die-once`; fails at `/fail`, has no page
 * `/none`, never answers `/wait`, answers `/slow` late, hangs at `/hang`, and reports much memory after `/heavy`.
 */
const PROGRAM = `
  import { existsSync, rmSync, writeFileSync } from 'node:fs';
  const mark = new URL('died', import.meta.url);
  let ranking = [];
  let memory = 1000;
  let count = 0;
  process.on('message', ({ id, work, ranking: sent }) => {
    ranking = sent ?? ranking;
    const href = work.href ?? work.before ?? work.target;
    if (href === '/die' || work.view?.q === 'die' || work.headers?.rsc === 'die') process.exit(1);
    if (href === '/die-once' && !existsSync(mark)) { writeFileSync(mark, ''); process.exit(1); }
    if (href === '/fail') return process.send({ id, error: 'It cannot be made.' });
    if (href === '/hang') for (;;);
    if (href === '/heavy') memory = 1e9;
    const text = [href, JSON.stringify(work.view ?? null), process.pid, ranking.join()].join(' ');
    const page = { etag: '"' + href + '"', brotli: Buffer.from(text), headers: { order: ++count }, tags: new Set([href]) };
    if (href === '/slow') setTimeout(() => process.send({ id, made: page }), 200);
    else if (href !== '/wait') process.send({ id, made: href === '/none' ? undefined : page, memory });
  });
  process.once('disconnect', () => process.exit(0));
  const first = new URL('hangs-first', import.meta.url);
  if (existsSync(first)) { rmSync(first); for (;;); }
  process.send('ready');
`;

let folder: string;
let pool: RenderPool | undefined;
let logged: string[];
let waiting: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-pool-'));
  writeFileSync(join(folder, 'program.mjs'), PROGRAM);
  [logged, waiting] = [[], 0];
});
afterEach(() => {
  pool?.close();
  showRanking([]);
  rmSync(folder, { recursive: true, force: true });
});

function open(options: Partial<RenderPoolOptions> = {}): RenderPool {
  pool = new RenderPool({
    log: pino({ level: 'debug' }, { write: (line: string) => logged.push(JSON.parse(line).msg) }),
    most: 2,
    waiting: () => waiting,
    onCapacity: () => {},
    program: join(folder, 'program.mjs'),
    ...options,
  });
  return pool;
}

const page = (href: string): Work => ({ kind: 'page', href });
const textOf = (made: Made): string => (made as FinishedPage).brotli.toString(); // the program makes no others
/** Makes a page. @returns the id of the process that made it */
const maker = async (renderers: RenderPool, href = '/who'): Promise<string> =>
  textOf(await renderers.make(page(href))).split(' ')[2] ?? '';
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a process that renders', () => {
  it('makes pages and views, or says why it cannot', async () => {
    const renderers = open();
    expect(renderers.capacity).toBe(0);
    await renderers.ready;
    expect(renderers.capacity).toBe(2);
    showRanking(['/a', '/b']);
    const made = await renderers.make(page('/one'));
    expect(made).toMatchObject({ etag: '"/one"', tags: new Set(['/one']) });
    expect(textOf(made)).toMatch(/^\/one null \d+ \/a,\/b$/);
    const { brotli } = made as FinishedPage; // as above
    expect(brotli.buffer.byteLength, 'in memory of its own').toBe(brotli.byteLength);
    const view = await renderers.make({
      kind: 'view',
      before: '/search/',
      view: { q: 'x' },
      isPersonal: true,
    });
    expect(textOf(view)).toContain('/search/ {"q":"x"}');
    expect(await renderers.make(page('/none'))).toBeUndefined();
    await expect(renderers.make(page('/fail'))).rejects.toThrow('It cannot be made.');
  });

  it('makes orders that came before it was ready', async () => {
    const renderers = open();
    expect(await maker(renderers)).toBe(String(renderers.state.pids[0]));
  });

  it('is replaced when it exits, and the new one makes what was left unfinished', async () => {
    const renderers = open();
    const before = await maker(renderers);
    const [again, beside] = await Promise.all([maker(renderers, '/die-once'), maker(renderers, '/beside')]);
    expect(again).not.toBe(before);
    expect(beside).toBe(again);
    expect(logged).toContain('A process that renders stopped; another one is started.');
  });

  it('keeps orders waiting while it is replaced, and says when that takes too long', async () => {
    const renderers = open({ replaced: 300 });
    expect(renderers.state.rendering).toBe('none');
    await renderers.ready;
    expect(renderers.state.rendering).toBe('ready');
    const hangs = join(folder, 'hangs-first');
    writeFileSync(hangs, '');
    process.kill(Number(renderers.state.pids[0]), 'SIGKILL');
    await vi.waitFor(() => expect(renderers.state.rendering).toBe('soon'));
    await vi.waitFor(() => expect(renderers.state.rendering).toBe('none'));
    await vi.waitFor(() => expect(existsSync(hangs)).toBe(false), 10_000);
    process.kill(Number(renderers.state.pids[0]), 'SIGKILL');
    await vi.waitFor(() => expect(renderers.state.rendering).toBe('ready'), 5_000);
  });

  it('is not crashed again and again by the same page, and still makes all others', async () => {
    const renderers = open();
    await expect(renderers.make(page('/die'))).rejects.toThrow('/die is not made for a minute');
    await expect(renderers.make(page('/die'))).rejects.toThrow('/die is not made for a minute');
    const pid = await maker(renderers);
    expect(await maker(renderers, '/other')).toBe(pid);
    expect(logged.filter((line) => line.includes('stopped'))).toHaveLength(2);
  });

  it('is not crashed again by the same search, and still shows other searches, views and navigations', async () => {
    const renderers = open();
    const search = (q: string): Work => ({
      kind: 'view',
      before: '/search/',
      view: { q },
      isPersonal: false,
    });
    await expect(renderers.make(search('die'))).rejects.toThrow(
      /^view \/search\/ \S{22} is not made for a minute/,
    );
    expect(textOf(await renderers.make(search('x')))).toContain('{"q":"x"}');
    const library = { kind: 'view', before: '/reader/', view: { q: 'x' }, isPersonal: true } as const;
    expect(textOf(await renderers.make(library))).toContain('/reader/');
    const navigation = (rsc: string): Work => ({ kind: 'navigation', target: '/a', headers: { rsc } });
    await expect(renderers.make(navigation('die'))).rejects.toThrow(/^navigation \/a \S{22} is not made/);
    expect(await renderers.make(navigation('1'))).toBeDefined();
    const stops = logged.filter((line) => line.includes('stopped')).length;
    await expect(renderers.make(search('die'))).rejects.toThrow('is not made for a minute');
    expect([stops, logged.filter((line) => line.includes('stopped')).length]).toEqual([4, 4]);
  });

  it('is killed and replaced if it hangs', async () => {
    const renderers = open({ patience: 300 });
    const before = await maker(renderers);
    await expect(renderers.make(page('/hang'))).rejects.toThrow('/hang is not made for a minute');
    expect(await maker(renderers)).not.toBe(before);
    await vi.waitFor(() => expect(isAlive(Number(before))).toBe(false));
  });
});

it('that hangs before it is ready is killed and replaced', async () => {
  writeFileSync(join(folder, 'hangs-first'), '');
  const renderers = open({ starting: 3_000 });
  const [first = 0] = renderers.state.pids;
  expect(await maker(renderers)).not.toBe(String(first));
  await vi.waitFor(() => expect(isAlive(first)).toBe(false));
});

describe('orders that wait for a process', () => {
  it('are taken in the order of their urgency: pieces of pages, then pages, then renewals', async () => {
    const renderers = open({ most: 1 });
    await renderers.ready;
    const slow = [renderers.make(page('/slow')), renderers.make(page('/slow'))];
    const urgencies = ['renewal', 'page', 'piece', 'renewal', 'page', 'piece'] as const;
    const made = await Promise.all(
      urgencies.map(async (urgency, n) => renderers.make(page(`/${urgency}-${n}`), urgency)),
    );
    await Promise.all(slow);
    const taken = made
      .map((each) => each as FinishedPage) // the program makes no others
      .sort((one, other) => Number(one.headers.order) - Number(other.headers.order));
    expect(taken.map(({ etag }) => etag)).toEqual(
      ['piece-2', 'piece-5', 'page-1', 'page-4', 'renewal-0', 'renewal-3'].map((name) => `"/${name}"`),
    );
  });

  it('are refused when the paper is stopped', async () => {
    const renderers = open();
    const refused = expect(renderers.make(page('/one'))).rejects.toThrow('The paper is being stopped.');
    renderers.close();
    await refused;
    await expect(renderers.make(page('/two'))).rejects.toThrow('The paper is being stopped.');
  });
});

describe('another process', () => {
  /** Asks for pages that are never made, as a crowd does. */
  const crowd = (renderers: RenderPool, size = 30): void => {
    waiting = 10;
    for (let n = 0; n < size; n += 1) renderers.make(page('/wait')).catch(() => {});
  };

  it('helps in a lasting crowd, up to the highest number, and the capacity is announced', async () => {
    let told = 0;
    const renderers = open({ onCapacity: () => (told += 1) });
    await renderers.ready;
    crowd(renderers, 10);
    expect(renderers.state.pids).toHaveLength(1);
    crowd(renderers, 60);
    expect(renderers.state.pids).toHaveLength(2);
    await vi.waitFor(() => expect(renderers.capacity).toBe(4), 10_000);
    expect(told).toBe(2);
  });

  it('does not help if only one is allowed', async () => {
    const renderers = open({ most: 1 });
    await renderers.ready;
    crowd(renderers, 100);
    expect(renderers.state.pids).toHaveLength(1);
  });

  it('is ended after a while without orders, but the first one stays', async () => {
    const renderers = open({ idle: 200 });
    const first = await maker(renderers);
    waiting = 10;
    await Promise.all(Array.from({ length: 40 }, (_, n) => renderers.make(page(`/${n}`))));
    waiting = 0;
    expect(renderers.state.pids).toHaveLength(2);
    const poll = setInterval(() => void maker(renderers), 20);
    await vi.waitFor(() => expect(renderers.state.pids).toEqual([Number(first)]), 10_000);
    clearInterval(poll);
  });

  it('takes over from one that holds too much memory, which first finishes its orders', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const renderers = open({ memoryLimit: 1_000_000 });
    const before = await maker(renderers, '/heavy');
    expect(renderers.state.pids, 'a process that has just been started is left alone').toHaveLength(1);
    vi.advanceTimersByTime(20_000);
    vi.useRealTimers();
    const lasting = renderers.make(page('/wait'));
    lasting.catch(() => {});
    await maker(renderers, '/heavy');
    await vi.waitFor(() => expect(renderers.state).toMatchObject({ ready: 1 }), 10_000);
    await vi.waitFor(async () => expect(await maker(renderers)).not.toBe(before), 10_000);
    expect(isAlive(Number(before)), 'it still has an order').toBe(true);
  });

  it('is the only one that is started, however often the old one reports too much memory meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const renderers = open({ memoryLimit: 1_000_000 });
    await maker(renderers, '/heavy');
    vi.advanceTimersByTime(20_000);
    vi.useRealTimers();
    await Promise.all(Array.from({ length: 4 }, () => maker(renderers, '/heavy')));
    expect(renderers.state.pids.length).toBeLessThanOrEqual(2);
  });

  it('takes over from each when they are renewed', async () => {
    const renderers = open();
    const before = await maker(renderers);
    renderers.renew();
    await vi.waitFor(async () => expect(await maker(renderers)).not.toBe(before), 10_000);
    await vi.waitFor(() => expect(isAlive(Number(before))).toBe(false), 10_000);
    expect(logged).toEqual([]);
  });
});
