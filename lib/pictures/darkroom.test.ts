import { type ChildProcess, spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Darkroom, openDarkroom } from './darkroom.ts';
import type { DevelopOrder } from './develop-order.ts';
import { FRAMES_OF, formatsOf } from './frames.ts';
import { clearUnfinished } from './store.ts';
import { photograph } from './test-photographs.ts';

const LEFT_ALONE = fileURLToPath(new URL('left-alone.fixtures.ts', import.meta.url));

let folder: string;
let darkroom: Darkroom;
let desk: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'darkroom-'));
  mkdirSync(join(folder, 'media'));
  darkroom = openDarkroom();
});
afterEach(() => {
  darkroom.close();
  desk?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const ID = '0123456789abcdef';
const renditions = (): string => join(folder, 'renditions');

function orderOf(file: string, bytes: Buffer, frames: DevelopOrder['frames'] = ['square']): DevelopOrder {
  writeFileSync(join(folder, 'media', file), bytes);
  return {
    mediaDir: join(folder, 'media'),
    renditionsDir: renditions(),
    file,
    version: hash('sha256', bytes).slice(0, 12),
    id: ID,
    focalPoint: undefined,
    credit: 'A',
    frames,
  };
}

/** Takes a second or so to develop. */
const large = (): Promise<Buffer> => photograph({ width: 2400, height: 1600 });
const small = (): Promise<Buffer> => photograph({ width: 500, height: 300 });

const isAlive = (pid: number): boolean => {
  try {
    // One that has ended but was not waited for yet does not count.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
const childrenOf = (pid: number): number[] =>
  readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const [, parent] = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8')) ?? [];
      const isDeveloping = readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('develop-process');
      return Number(parent) === pid && isDeveloping && isAlive(Number(name)) ? [Number(name)] : [];
    } catch {
      return [];
    }
  });

/** Frames whose folders stand in their place; each must be whole. */
function framesMade(): string[] {
  const [picture] = existsSync(renditions())
    ? readdirSync(renditions()).filter((name) => !name.startsWith('.'))
    : [];
  if (picture === undefined) return [];
  const set = join(renditions(), picture, ID);
  for (const frame of readdirSync(set)) {
    const { widths } = JSON.parse(readFileSync(join(set, frame, 'facts.json'), 'utf8'));
    const formats = formatsOf(frame as DevelopOrder['frames'][number]); // a folder of ours
    const files = widths.flatMap((width: number) => formats.map((format) => `${width}.${format}`));
    expect(readdirSync(join(set, frame)).toSorted()).toEqual(['facts.json', ...files].toSorted());
  }
  return readdirSync(set);
}

// Each test starts processes, and some are killed in the middle of their work.
describe('the darkroom', { timeout: 120_000 }, () => {
  it('develops in a process of its own, and says what it made', async () => {
    const developed = await darkroom.develop(orderOf('a.jpg', await small(), FRAMES_OF.lead));
    expect(developed).toContainEqual([
      '3x2',
      { colour: expect.stringMatching(/^#/), widths: [160, 320, 450] },
    ]);
    expect(childrenOf(process.pid)).toHaveLength(1);
    expect(framesMade().toSorted()).toEqual([...FRAMES_OF.lead].toSorted());
  });

  it('develops no file that was changed since it was published', async () => {
    const order = orderOf('a.jpg', await small());
    writeFileSync(join(order.mediaDir, 'a.jpg'), await photograph({ width: 500, height: 301 }));
    expect(await darkroom.develop(order)).toBe('changed');
  });

  it('fails for a picture that is damaged, with a reason, and goes on with the next', async () => {
    const good = await small();
    const bad = darkroom.develop(orderOf('bad.jpg', good.subarray(0, 300)));
    const next = darkroom.develop(orderOf('good.jpg', good));
    await expect(bad).rejects.toThrow(/premature|corrupt|VipsJpeg|unsupported/i);
    expect(await next).not.toEqual([]);
  });

  it('that is killed fails for that picture alone, and leaves none half made', async () => {
    const slow = darkroom.develop(orderOf('large.jpg', await large(), FRAMES_OF.lead)).then(
      () => 'developed',
      (error: Error) => error.message,
    );
    const begun = (): string[] => (existsSync(renditions()) ? readdirSync(renditions()) : []);
    await vi.waitFor(() => expect(begun()).toHaveLength(1), { timeout: 60_000, interval: 5 });
    const [pid = 0] = childrenOf(process.pid);
    process.kill(pid, 'SIGKILL');
    const next = darkroom.develop(orderOf('small.jpg', await small()));
    expect(await slow).toContain('was killed, as it is when memory runs out');
    expect(await next).not.toEqual([]);
    // What was begun is in a temporary folder, which the next start of the desk removes.
    expect(begun().some((name) => name.startsWith('.'))).toBe(true);
    clearUnfinished(renditions());
    expect(begun().filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('says what the disk lacked', async () => {
    writeFileSync(renditions(), 'no folder');
    const order = orderOf('a.jpg', await small());
    await expect(darkroom.develop(order)).rejects.toMatchObject({ code: expect.stringMatching(/^E[A-Z]+$/) });
  });

  it('ends when nothing came for a while, and comes again', async () => {
    await darkroom.develop(orderOf('a.jpg', await small()));
    expect(childrenOf(process.pid)).toHaveLength(1);
    await vi.waitFor(() => expect(childrenOf(process.pid)).toEqual([]), { timeout: 60_000, interval: 100 });
    expect(await darkroom.develop(orderOf('b.jpg', await small()))).not.toEqual([]);
  });

  it('leaves no process and no half rendition behind a desk that is killed, at whatever moment', async () => {
    const order = orderOf('large.jpg', await large(), FRAMES_OF.lead);
    for (const after of [0, 120, 400, 900]) {
      desk = spawn(process.execPath, [LEFT_ALONE, JSON.stringify(order)], {
        stdio: 'ignore',
        timeout: 60_000,
      });
      const pid = desk.pid ?? 0;
      await vi.waitFor(() => expect(childrenOf(pid)).toHaveLength(1), { timeout: 60_000, interval: 5 });
      const [child = 0] = childrenOf(pid);
      await pause(after);
      desk.kill('SIGKILL');
      await vi.waitFor(() => expect(isAlive(child)).toBe(false), { timeout: 60_000, interval: 20 });
      framesMade();
      clearUnfinished(renditions());
    }
    // What the killed ones completed does not disturb the next.
    expect(await darkroom.develop(order)).not.toEqual([]);
    expect(framesMade()).toHaveLength(FRAMES_OF.lead.length);
  });

  it('has given back what it took: this process is as it was', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
    const bytes = await sharp({
      create: { width: 3000, height: 2000, channels: 3, background: '#808080', noise },
    })
      .jpeg()
      .toBuffer();
    const before = process.memoryUsage().rss;
    await darkroom.develop(orderOf('noise.jpg', bytes, ['3x2']));
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(15);
  });
});
