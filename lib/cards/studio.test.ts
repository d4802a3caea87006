import { hash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TooBusy } from '#lib/admission/refusal.ts';
import type { CleanOrder } from '#lib/pictures/clean-order.ts';
import { photograph } from '#lib/pictures/test-photographs.ts';
import { ProcessEnded } from '#lib/processes/short-lived.ts';
import { Studio } from './studio.ts';
import type { Card } from './subject.ts';

let folder: string;
let studio: Studio;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-'));
  // Its process draws fonts' settings and media from there.
  vi.stubEnv('DATA_DIR', join(folder, 'data'));
  vi.stubEnv('CONTENT_DIR', folder);
  mkdirSync(join(folder, 'media'));
  studio = new Studio({ waiting: 1 });
});
afterEach(() => {
  studio.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const TURN = { kind: 'page', asker: 'a' };
const CARD: Card = { paper: 'The Meridian', headline: 'Talks begin', direction: 'ltr' };

async function orderOf(width: number, change: Partial<CleanOrder> = {}): Promise<CleanOrder> {
  const bytes = await photograph({ width, height: 300, withPlace: true });
  const path = join(folder, 'media', 'a.jpg');
  writeFileSync(path, bytes);
  const version = hash('sha256', bytes).slice(0, 12);
  return { path, type: 'image/jpeg', version, place: join(folder, 'clean', 'a.jpg'), ...change };
}

describe('the studio', { timeout: 60_000 }, () => {
  it('draws cards in a process of its own, which is there once it is needed', async () => {
    expect(studio.pid).toBeUndefined();
    const png = await studio.draw(CARD, 'card', TURN);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    expect(studio.pid).not.toBe(process.pid);
    const gone = { ...CARD, picture: { file: 'gone.jpg', version: 'v' } };
    expect(await studio.draw(gone, '1x1', TURN)).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')('is started with what the memory there is allows', async () => {
    vi.stubEnv('MEMORY_LIMIT', '512M');
    const small = new Studio();
    await small.draw(CARD, 'card', TURN);
    const flags = readFileSync(`/proc/${small.pid}/cmdline`, 'utf8').split('\0');
    small.close();
    expect(flags).toEqual(expect.arrayContaining(['--max-semi-space-size=1', '--initial-old-space-size=16']));
  });

  it('cleans a photograph and keeps it; one that is not the published one is kept by nobody', async () => {
    const order = await orderOf(400);
    expect(readFileSync(order.path).includes('SECRET-SERIAL')).toBe(true);
    expect(await studio.clean(order, TURN)).toBe('kept');
    expect((await sharp(order.place).metadata()).width).toBe(400);
    expect(readFileSync(order.place).includes('SECRET-SERIAL')).toBe(false);

    rmSync(order.place);
    const other = await studio.clean(await orderOf(300, { version: order.version }), TURN);
    expect(other).toEqual({ picture: expect.any(Uint8Array) });
    expect(existsSync(order.place)).toBe(false);
  });

  it('hands over what cannot be kept, and says why; what is no picture is gone', async () => {
    writeFileSync(join(folder, 'barred'), 'no folder');
    const barred = await orderOf(400, { place: join(folder, 'barred', 'a.jpg') });
    const cleaned = await studio.clean(barred, TURN);
    expect(cleaned).toEqual({ picture: expect.any(Uint8Array), reason: expect.stringContaining('E') });
    writeFileSync(barred.path, 'damaged');
    expect(await studio.clean(barred, TURN)).toBe('gone');
    expect(await studio.clean({ ...barred, path: join(folder, 'none.jpg') }, TURN)).toBe('gone');
  });

  it('does one thing at a time, and says so if too many wait', async () => {
    const asked = ['a', 'b', 'c', 'd'].map((headline) => studio.draw({ ...CARD, headline }, 'card', TURN));
    const answers = await Promise.allSettled(asked);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refused).toHaveLength(2);
    for (const error of refused) expect(error).toBeInstanceOf(TooBusy);
    expect(await studio.draw(CARD, 'card', TURN)).toBeDefined();
  });

  it.runIf(process.platform === 'linux')('goes before all others if memory runs out', async () => {
    await studio.draw(CARD, 'card', TURN);
    expect(readFileSync(`/proc/${studio.pid}/oom_score_adj`, 'utf8')).toBe('800\n');
  });

  it('goes on when all processes of a unit are told to stop: the web process ends it', async () => {
    await studio.draw(CARD, 'card', TURN);
    const { pid = 0 } = studio;
    process.kill(pid, 'SIGTERM');
    expect(await studio.draw({ ...CARD, headline: 'Other' }, 'card', TURN)).toBeDefined();
    expect(studio.pid).toBe(pid);
  });

  it('that is killed fails for what it was at, and is there for the next', async () => {
    await studio.draw(CARD, 'card', TURN);
    const killed = studio.draw({ ...CARD, headline: 'Other' }, 'card', TURN);
    const failed = expect(killed).rejects.toThrow(ProcessEnded);
    // By then the order has been sent.
    await Promise.resolve().then(() => process.kill(studio.pid ?? 0, 'SIGKILL'));
    await failed;
    expect(await studio.draw(CARD, 'card', TURN)).toBeDefined();
  });
});
