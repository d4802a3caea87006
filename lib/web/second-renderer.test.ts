import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FinishedPage, RenderedPage } from '#lib/press/page.ts';
import { showRanking } from '#lib/readership/shown.ts';
import { SecondRenderer, type SecondRendererOptions } from './second-renderer.ts';

/** Says of each page that it was made there; ends at `/die`, fails at `/fail`, knows no `/none`, never answers `/wait`. */
const PROGRAM = `
  const pageOf = (href) => ({
    etag: '"' + href + '"', brotli: Buffer.from('there ' + ranking.join()), headers: {}, tags: new Set([href]),
  });
  let ranking = [];
  process.on('message', ({ id, href, ranking: sent }) => {
    ranking = sent ?? ranking;
    if (href === '/die') process.exit(1);
    if (href === '/fail') return process.send({ id, error: 'It cannot be made.' });
    if (href !== '/wait') process.send({ id, page: href === '/none' ? undefined : pageOf(href) });
  });
  process.once('disconnect', () => process.exit(0));
  process.send('ready');
`;

let folder: string;
let second: SecondRenderer | undefined;
/** Ends the renderings here that wait, in turn. */
let waiting: (() => void)[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-second-'));
  writeFileSync(join(folder, 'program.mjs'), PROGRAM);
  waiting = [];
});
afterEach(() => {
  second?.close();
  showRanking([]);
  rmSync(folder, { recursive: true, force: true });
});

function open(options: Partial<SecondRendererOptions> = {}): SecondRenderer {
  second = new SecondRenderer({
    render: (href) => new Promise((resolve) => waiting.push(() => resolve({ html: 'here', tags: [href] }))),
    log: pino({ level: 'silent' }),
    cores: 2,
    program: join(folder, 'program.mjs'),
    ...options,
  });
  return second;
}

/** Asks for so many pages, which all wait here. */
const crowd = (renderer: SecondRenderer, size: number) =>
  Array.from({ length: size }, (_, n) => renderer.render(`/${n}`));

/** Asks until a page is made there: it takes a moment until the other process is ready. */
async function askThere(renderer: SecondRenderer, href: string): Promise<FinishedPage | undefined> {
  let page: FinishedPage | undefined;
  await vi.waitFor(async () => {
    const asked = renderer.render(href);
    const here = waiting.length;
    page = (await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 100, 'here'))])) as
      | FinishedPage
      | undefined;
    if ((page as unknown) === 'here') throw new Error(`It waits here as the ${here}th.`);
  }, 10_000);
  return page;
}

describe('a second process that renders', () => {
  it('is started in a lasting crowd, and makes pages from then on', async () => {
    const renderer = open();
    showRanking(['/a', '/b']);
    const first = crowd(renderer, 10);
    expect(renderer.pid).toBeUndefined();
    const more = crowd(renderer, 20);
    expect(renderer.pid).toBeGreaterThan(0);
    const page = await askThere(renderer, '/there');
    expect(page).toMatchObject({ etag: '"/there"', headers: {}, tags: new Set(['/there']) });
    expect(page?.brotli.toString()).toBe('there /a,/b');
    expect(page?.brotli.buffer.byteLength, 'in memory of its own').toBe(page?.brotli.byteLength);
    expect(await renderer.render('/none')).toBeUndefined();
    await expect(renderer.render('/fail')).rejects.toThrow('It cannot be made.');
    for (const end of waiting.splice(0)) end();
    expect(
      (await Promise.all([...first, ...more])).every((page) => (page as RenderedPage).html === 'here'),
    ).toBe(true);
  });

  it.each([
    ['at once after each other', 90, true],
    ['with a pause between them', 110, false],
  ])('looks at waves of pages %s', async (_, pause, isLasting) => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const renderer = open();
    for (let wave = 0; wave < 8; wave += 1) {
      const pages = crowd(renderer, 8);
      for (const end of waiting.splice(0)) end();
      await Promise.all(pages);
      vi.advanceTimersByTime(pause);
    }
    vi.useRealTimers();
    expect(renderer.pid !== undefined).toBe(isLasting);
  });

  it('has three pages at the most waiting for it: the next is made here', async () => {
    const renderer = open();
    crowd(renderer, 30);
    await askThere(renderer, '/there');
    const here = waiting.length;
    for (let n = 0; n < 3; n += 1) renderer.render('/wait').catch(() => {});
    expect(waiting.length).toBe(here);
    const fourth = renderer.render('/fourth');
    expect(waiting.length).toBe(here + 1);
    waiting.at(-1)?.();
    expect(await fourth).toEqual({ html: 'here', tags: ['/fourth'] });
  });

  it('is missed by nobody when it dies: its page is made here', async () => {
    const renderer = open();
    crowd(renderer, 30);
    await askThere(renderer, '/there');
    const asked = renderer.render('/die');
    await vi.waitFor(() => expect(renderer.pid).toBeUndefined());
    await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(30));
    for (const end of waiting.splice(0)) end();
    expect(await asked).toEqual({ html: 'here', tags: ['/die'] });
  });

  it('is ended when nothing was ordered for a while', async () => {
    const renderer = open({ idle: 200 });
    crowd(renderer, 30);
    const pid = renderer.pid ?? 0;
    await vi.waitFor(() => expect(renderer.pid).toBeUndefined(), 5_000);
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), 5_000);
  });

  it('is not started on a machine of one core', () => {
    const renderer = open({ cores: 1 });
    crowd(renderer, 50);
    expect(renderer.pid).toBeUndefined();
  });
});
