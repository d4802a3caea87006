import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Child } from './fork-program.ts';
import { Starter } from './starter.ts';

const folder = mkdtempSync(join(tmpdir(), 'starter-'));
/** A program that says what it hears, with the ids of itself and of its parent, and ends when it is told to. */
const path = join(folder, 'echo.mjs');
writeFileSync(
  path,
  `process.once('disconnect', () => process.exit(0));
   process.on('message', (heard) => {
     if (heard.end !== undefined) process.exit(heard.end);
     process.send({ heard, pid: process.pid, parent: process.ppid, flags: process.execArgv });
   });`,
);
const program = { path, flags: ['--max-old-space-size=64'] };

interface Echo {
  heard: unknown;
  pid: number;
  parent: number;
  flags: string[];
}

const next = <Value>(child: Child, event: string): Promise<Value[]> =>
  new Promise((resolve) => child.once(event, (...values: Value[]) => resolve(values)));

async function ask(child: Child, message: object): Promise<Echo> {
  const answer = next<Echo>(child, 'message');
  child.send(message, () => {});
  const [echo] = await answer;
  if (echo === undefined) throw new Error('It said nothing.');
  return echo;
}

const isAlive = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};

let starter: Starter;
beforeEach(async () => {
  starter = new Starter({ flags: [], pause: 50 });
  await vi.waitFor(() => expect(isAlive(starter.pid)).toBe(true));
});
afterEach(() => starter.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a process started by the starter', () => {
  it('is not this process’s child, has its flags, and says what it has to say', async () => {
    const child = starter.start(program);
    const spawned = next(child, 'spawn');
    const message = { text: 'a', bytes: Buffer.from([1, 2, 3]), names: new Set(['x']) };
    const echo = await ask(child, message);
    await spawned;
    expect(echo).toMatchObject({ parent: starter.pid, pid: child.pid, flags: program.flags });
    expect(echo.parent).not.toBe(process.pid);
    expect(echo.heard).toEqual(message);
  });

  it('is one of several that hear only their own orders', async () => {
    const children = [1, 2, 3].map(() => starter.start(program));
    const echoes = await Promise.all(children.map((child, n) => ask(child, { n })));
    expect(echoes.map(({ heard }) => heard)).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
    expect(new Set(echoes.map(({ pid }) => pid)).size).toBe(3);
  });

  it('reports how it ended', async () => {
    const [code, killed] = [starter.start(program), starter.start(program)];
    const ends = [next(code, 'exit'), next(killed, 'exit')];
    code.send({ end: 3 }, () => {});
    await ask(killed, {});
    killed.kill('SIGKILL');
    expect(await Promise.all(ends)).toEqual([
      [3, null],
      [null, 'SIGKILL'],
    ]);
  });

  it('is started from here while there is no starter', async () => {
    starter.close();
    await vi.waitFor(() => expect(starter.pid).toBeUndefined());
    const child = starter.start(program);
    expect((await ask(child, {})).parent).toBe(process.pid);
    child.kill('SIGKILL');
  });
});

describe('a starter that dies', () => {
  it('takes its processes with it, and their ends are reported', async () => {
    const child = starter.start(program);
    const { pid } = await ask(child, {});
    const end = next(child, 'exit');
    process.kill(starter.pid ?? 0, 'SIGKILL');
    expect(await end).toEqual([null, 'SIGHUP']);
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000);
  });

  it('is started again', async () => {
    const { pid } = starter;
    process.kill(pid ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect([undefined, pid]).not.toContain(starter.pid), 10_000);
    expect((await ask(starter.start(program), {})).parent).toBe(starter.pid);
  });

  it('or was stopped is killed, so that its processes are replaced too', async () => {
    starter.close();
    starter = new Starter({ flags: [], pause: 50, silence: { limit: 2_000, first: 20_000, every: 50 } });
    await vi.waitFor(() => expect(isAlive(starter.pid)).toBe(true));
    const child = starter.start(program);
    await ask(child, {});
    const end = next(child, 'exit');
    process.kill(starter.pid ?? 0, 'SIGSTOP');
    expect(await end).toEqual([null, 'SIGHUP']);
  });
});
