import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { type DeskProcess, startDesk } from './desk-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk-process-'));
const logged: string[] = [];
const log = pino({ level: 'debug' }, { write: (line: string) => logged.push(line) });
let desk: DeskProcess | undefined;

/** A desk that does as it is told here. */
function start(code: string): DeskProcess {
  const file = join(folder, 'desk.mjs');
  writeFileSync(file, code);
  desk = startDesk(log, file);
  return desk;
}

/** Answers each call 20 ms after the one before it; the number counts the calls since it was started. */
const COUNTING = `
  let change = 0;
  process.on('message', () => {
    const answer = { type: 'synced', change: ++change };
    setTimeout(() => process.send(answer), 20 * change);
  });`;

afterEach(() => desk?.stop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the desk beside the web process', () => {
  it('answers each call with the change of its own pass, not with that of a call before it', async () => {
    const { sync } = start(COUNTING);
    await expect(Promise.all([sync(), sync(), sync()])).resolves.toEqual([1, 2, 3]);
  });

  it('says when it has read everything, though it had to be started twice', async () => {
    const marker = join(folder, 'started');
    const { ready } = start(`
      import { existsSync, writeFileSync } from 'node:fs';
      if (existsSync(${JSON.stringify(marker)})) process.send({ type: 'ready' });
      else { writeFileSync(${JSON.stringify(marker)}, ''); process.exit(1); }
      process.on('message', () => {});`);
    let isReady = false;
    ready.then(() => (isReady = true));
    await vi.waitFor(() => expect(existsSync(marker)).toBe(true), { timeout: 10_000 });
    expect(isReady).toBe(false);
    await ready;
  });

  it('is started again when it ends, and a call that it left unanswered is told so', async () => {
    const { sync } = start(`process.on('message', () => process.exit(3));`);
    await expect(sync()).rejects.toThrow('The desk stopped.');
    await expect(sync()).rejects.toThrow('not running');
    writeFileSync(join(folder, 'desk.mjs'), COUNTING);
    await vi.waitFor(async () => expect(await desk?.sync()).toBe(1), { timeout: 10_000, interval: 50 });
    expect(logged.some((line) => line.includes('started again'))).toBe(true);
  });

  it('that hangs when it is told to stop is ended anyway', async () => {
    const { sync, stop } = start(`process.on('SIGTERM', () => {}); ${COUNTING}`);
    await sync();
    const begun = Date.now();
    await stop();
    expect(Date.now() - begun).toBeGreaterThan(4_000);
    await expect(sync()).rejects.toThrow('not running');
  });
});
