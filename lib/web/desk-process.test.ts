import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DeskProcess, startDesk } from './desk-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk-process-'));
const logged: string[] = [];
const log = pino({ level: 'debug' }, { write: (line: string) => logged.push(line) });
let desk: DeskProcess | undefined;

/** The shortest times that are still reliable in a test. */
const SHORT = { look: 20, silent: 600 };

/** A desk that does as it is told here. */
function start(code: string, times: Parameters<typeof startDesk>[2] = SHORT): DeskProcess {
  const file = join(folder, 'desk.mjs');
  writeFileSync(file, code);
  desk = startDesk(log, file, times);
  return desk;
}

const condition = { state: 'ready', failing: [], faults: 3, renditions: 0, change: 41 };
const SIGN = `{ type: 'alive', quietFor: 0, condition: ${JSON.stringify(condition)} }`;
/** Reports every 50 ms that it is alive. */
const ALIVE = `process.send(${SIGN}); setInterval(() => process.send(${SIGN}), 50);`;
const saidOf = (text: string): string[] => logged.filter((line) => line.includes(text));

/** Answers each call 20 ms after the one before it; the number counts the calls since it was started. */
const COUNTING = `
  let change = 0;
  process.on('message', () => {
    const answer = { type: 'synced', change: ++change };
    setTimeout(() => process.send(answer), 20 * change);
  });`;

beforeEach(() => void logged.splice(0));
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

  it('is restarted when it exits, and the new desk answers the calls that were left unanswered', async () => {
    const { sync, state } = start(`process.on('message', () => process.exit(3));`);
    const left = sync();
    await vi.waitFor(() => expect(state().isRunning).toBe(false), { timeout: 10_000 });
    writeFileSync(join(folder, 'desk.mjs'), COUNTING);
    const meanwhile = sync();
    await expect(Promise.all([left, meanwhile])).resolves.toEqual([1, 2]);
    expect(state()).toMatchObject({ isRunning: true, restarts: 1 });
    expect(saidOf('started again')).toHaveLength(1);
  });

  it('rejects a call with a sentence that says why, if the desk keeps failing', async () => {
    const { sync } = start(`process.on('message', () => process.exit(3));`, { ...SHORT, call: 1_500 });
    await expect(sync()).rejects.toThrow(/^The desk (stopped and is being started again; there was|did not)/);
  });

  it('that hangs when it is told to stop is ended anyway', async () => {
    const { sync, stop } = start(`process.on('SIGTERM', () => {}); ${COUNTING}`);
    await sync();
    const begun = Date.now();
    await stop();
    expect(Date.now() - begun).toBeGreaterThan(4_000);
    await expect(sync()).rejects.toThrow('not running');
  });

  it('reports its condition', async () => {
    const { state } = start(ALIVE);
    await vi.waitFor(() => expect(state().condition).toEqual(condition), { timeout: 10_000 });
    expect(state().silentFor).toBeLessThan(600);
  });
});

describe('a desk that is silent', () => {
  /** Stops at the first call, as under a debugger or on an overloaded machine; the next desk answers. */
  const STOPS_ONCE = (marker: string, stop: string): string => `
    import { existsSync, writeFileSync } from 'node:fs';
    ${ALIVE}
    process.on('message', () => {
      if (existsSync(${JSON.stringify(marker)})) return process.send({ type: 'synced', change: 42 });
      writeFileSync(${JSON.stringify(marker)}, '');
      ${stop}
    });`;

  it.each([
    ['is stopped', `process.kill(process.pid, 'SIGSTOP');`],
    ['loops for ever', 'for (;;);'],
  ])('because it %s is replaced, and the new one answers the waiting call', async (how, stop) => {
    const { sync, state } = start(STOPS_ONCE(join(folder, how), stop));
    await vi.waitFor(() => expect(state().condition).toBeDefined(), { timeout: 10_000 });
    expect(await sync()).toBe(42);
    expect(saidOf('The desk has said nothing for')).toHaveLength(1);
    expect(JSON.parse(saidOf('The desk has said nothing for')[0] ?? '')).toMatchObject({ level: 50 });
    expect(state().restarts).toBe(1);
  });

  it('because it is busy is left alone if it reports meanwhile, or announced it before', async () => {
    const busy = `for (const begun = Date.now(); Date.now() - begun < 1500;)`;
    const { sync, state } = start(`
      ${ALIVE}
      let n = 0;
      let said = 0;
      process.on('message', () => {
        n += 1;
        if (n === 1) ${busy} { if (Date.now() - said > 50) { process.send(${SIGN}); said = Date.now(); } }
        else { process.send({ ...${SIGN}, quietFor: 5000 }); ${busy}; }
        process.send({ type: 'synced', change: n });
      });`);
    expect([await sync(), await sync()]).toEqual([1, 2]);
    expect(state().restarts).toBe(0);
    expect(saidOf('said nothing')).toEqual([]);
  });

  it('is given more time after each desk that failed, because the machine may be slow', async () => {
    const { state } = start(`${ALIVE} process.kill(process.pid, 'SIGSTOP');`, {
      look: 20,
      silent: 200,
      starting: 200,
    });
    await vi.waitFor(() => expect(saidOf('said nothing').length).toBeGreaterThanOrEqual(3), {
      timeout: 25_000,
    });
    const silences = saidOf('said nothing').map((line) => Number(JSON.parse(line).silentFor));
    const [first = 0, second = 0, third = 0] = silences;
    expect(first).toBeLessThan(400);
    expect(second).toBeGreaterThan(400);
    expect(third).toBeGreaterThan(800);
    expect(state().restarts).toBeGreaterThanOrEqual(2);
  });
});
