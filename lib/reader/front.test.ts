import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReaderFront, ReadersAway } from './front.ts';
import type { ReaderRequest } from './message.ts';

let folder: string;
let front: ReaderFront | undefined;
let logged: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-front-'));
  logged = [];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await front?.close();
  rmSync(folder, { recursive: true });
});

/** A thread that does what the last word of an address says. */
const THREAD = `
  import { parentPort } from 'node:worker_threads';
  const late = [];
  parentPort.on('message', (call) => {
    if (call === 'close') return parentPort.close();
    const { id, request } = call;
    const answer = (text) => parentPort.postMessage({ id, answer: { kind: 'bytes', status: 200, headers: [], body: new TextEncoder().encode(text) } });
    if (request.url.endsWith('die')) throw new Error('died');
    if (request.url.endsWith('fail')) return parentPort.postMessage({ id, error: new Error('failed') });
    if (request.url.endsWith('never')) return;
    if (request.url.endsWith('late')) return late.push(() => answer('late'));
    for (const give of late.splice(0)) give();
    answer(request.url);
  });`;

function open(options: { patience?: number; restsAfter?: number; thread?: string } = {}): ReaderFront {
  const file = join(folder, 'thread.mjs');
  writeFileSync(file, options.thread ?? THREAD);
  front = new ReaderFront({
    editionFile: join(folder, 'edition.db'),
    log: (level, message) => logged.push(`${level}: ${message}`),
    script: pathToFileURL(file),
    restsAfter: options.restsAfter,
    ...(options.patience === undefined ? {} : { patience: options.patience }),
  });
  return front;
}

const request = (path: string): ReaderRequest => ({
  method: 'GET',
  url: `https://paper.example${path}`,
  headers: [],
});
const textOf = async (from: ReaderFront, path: string): Promise<string> => {
  const answer = await from.ask(request(path));
  return answer.kind === 'bytes' ? new TextDecoder().decode(answer.body) : answer.kind;
};

it('gives each who asks their own answer, in whatever order they come', async () => {
  const asked = open();
  const late = textOf(asked, '/late');
  expect(await textOf(asked, '/one')).toBe('https://paper.example/one');
  expect(await late).toBe('late');
});

it('tells those who wait that the thread has died, and starts another one', async () => {
  const asked = open();
  const waiting = asked.ask(request('/never'));
  const dying = asked.ask(request('/die'));
  await expect(waiting).rejects.toThrow(ReadersAway);
  await expect(dying).rejects.toThrow(ReadersAway);
  expect(logged).toEqual(["error: The readers' thread failed."]);
  // Not at once: what cannot start would be started again and again.
  await expect(asked.ask(request('/one'))).rejects.toThrow(/just died/);
  await expect.poll(() => textOf(asked, '/one').catch(() => 'away'), { timeout: 5_000 }).toContain('/one');
});

it('waits so long and no longer, and hands on what went wrong', async () => {
  // Long enough for a thread to start on a busy machine.
  const asked = open({ patience: 2_000 });
  await expect(asked.ask(request('/never'))).rejects.toThrow(/No answer within 2000 ms/);
  await expect(asked.ask(request('/fail'))).rejects.toThrow('failed');
});

it('answers nobody once it is closed, and lets the thread end by itself', async () => {
  const asked = open();
  await textOf(asked, '/one');
  await asked.close();
  await expect(asked.ask(request('/one'))).rejects.toThrow(ReadersAway);
  expect(logged).toEqual([]);
});

it('does not wait for ever for a thread that does not end', async () => {
  const asked = open({
    thread: `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {});`,
  });
  asked.warm();
  const closing = asked.close().then(() => 'closed');
  expect(await Promise.race([closing, pause(10_000, 'still open')])).toBe('closed');
});

it('opens the real database in the real thread, and says why where it cannot', async () => {
  vi.stubEnv('DATA_DIR', folder);
  front = new ReaderFront({
    editionFile: join(folder, 'edition.db'),
    log: (level, message, error) => logged.push(`${level}: ${message} ${error?.message ?? ''}`),
  });
  expect(await front.ask(request('/account'))).toMatchObject({ kind: 'bytes', status: 303 });
  await front.close();
  writeFileSync(
    join(folder, 'readers.db'),
    'this is no database, and long enough to be seen as none '.repeat(20),
  );
  front = new ReaderFront({
    editionFile: join(folder, 'edition.db'),
    log: (level, message, error) => logged.push(`${level}: ${message} ${error?.message ?? ''}`),
  });
  await expect(front.ask(request('/account'))).rejects.toThrow(ReadersAway);
  expect(logged.join('\n')).toMatch(/could not be opened\. file is not a database/);
});

describe('the state for the health page', () => {
  beforeEach(() => void vi.stubEnv('DATA_DIR', folder));
  const file = () => join(folder, 'readers.db');
  const openReal = (): ReaderFront => {
    front = new ReaderFront({
      editionFile: join(folder, 'edition.db'),
      log: (level, message, error) => logged.push(`${level}: ${message} ${error?.message ?? ''}`),
    });
    return front;
  };
  const stateIs = (state: string) =>
    expect.poll(() => front?.state().readers.state, { timeout: 20_000 }).toBe(state);

  it('says that readers are starting, then that they are ok, and how many messages wait', async () => {
    const asked = openReal();
    expect(asked.state()).toMatchObject({ readers: { state: 'starting' }, mail: { waiting: 0, refused: 0 } });
    asked.warm();
    await stateIs('ok');
  });

  it('says why the database cannot be opened, and later that it could', async () => {
    writeFileSync(file(), 'this is no database, and long enough to be seen as none '.repeat(20));
    const asked = openReal();
    await expect(asked.ask(request('/account'))).rejects.toThrow(/not a database/);
    await stateIs('away');
    expect(asked.state().readers.reason).toMatch(/not a database/);
    rmSync(file());
    await stateIs('ok');
    expect(await asked.ask(request('/account'))).toMatchObject({ kind: 'bytes', status: 303 });
  });

  it('says that the file was deleted, and no thread makes another one', async () => {
    const asked = openReal();
    expect(await asked.ask(request('/account'))).toMatchObject({ status: 303 });
    await stateIs('ok');
    renameSync(file(), `${file()}.away`);
    const begin: ReaderRequest = {
      ...request('/sign-in'),
      method: 'POST',
      headers: [
        ['content-type', 'application/x-www-form-urlencoded'],
        ['sec-fetch-site', 'same-origin'],
      ],
      body: new TextEncoder().encode('email=reader@example.org'),
    };
    await expect(asked.ask(begin)).rejects.toThrow(ReadersAway);
    await stateIs('away');
    expect(asked.state().readers.reason).toMatch(/readers\.db was deleted or moved/);
    expect(logged.filter((line) => line.startsWith('error'))).toEqual([expect.stringContaining(file())]);
    expect(existsSync(file())).toBe(false);
    renameSync(`${file()}.away`, file());
    await stateIs('ok');
  });

  it('says that the thread is silent, until it answers again', async () => {
    const asked = open({ patience: 2_000 });
    await expect(asked.ask(request('/never'))).rejects.toThrow(ReadersAway);
    expect(asked.state().readers).toMatchObject({
      state: 'away',
      reason: expect.stringContaining('No answer'),
    });
    await textOf(asked, '/one');
    expect(asked.state().readers.state).not.toBe('away');
    await expect(asked.ask(request('/die'))).rejects.toThrow(ReadersAway);
    expect(asked.state().readers).toMatchObject({ state: 'away', reason: expect.stringContaining('ended') });
  });

  it('has the identity of the file, which is handed to a new thread', async () => {
    const asked = open({
      thread: `
        import { parentPort, workerData } from 'node:worker_threads';
        parentPort.on('message', (call) => {
          if (call === 'close') return parentPort.close();
          if (call.request.url.endsWith('die')) throw new Error('died');
          parentPort.postMessage({ state: { readers: { state: 'ok', since: 1 }, mail: { waiting: 0, refused: 0 } }, identity: '1:2' });
          parentPort.postMessage({ id: call.id, answer: { kind: 'bytes', status: 200, headers: [], body: new TextEncoder().encode(String(workerData.identity)) } });
        });`,
    });
    expect(await textOf(asked, '/one')).toBe('undefined');
    await expect(asked.ask(request('/die'))).rejects.toThrow(ReadersAway);
    await expect.poll(() => textOf(asked, '/one').catch(() => 'away'), { timeout: 5_000 }).toBe('1:2');
  });
});

it('on a small machine its thread ends when nobody asked for a while, and the next request starts another', async () => {
  const asked = open({ restsAfter: 300 });
  asked.warm();
  expect(asked.isStarted).toBe(false);
  expect(await textOf(asked, '/one')).toContain('/one');
  expect(asked.isStarted).toBe(true);
  await expect.poll(() => asked.isStarted, { timeout: 10_000 }).toBe(false);
  expect(await textOf(asked, '/two')).toContain('/two');
  expect(logged).toEqual([]);
});

it('its thread does not end while a letter waits, or an answer is waited for', async () => {
  const state = (waiting: number) =>
    `parentPort.postMessage({ state: { readers: { state: 'ok', since: 1 }, mail: { waiting: ${waiting}, refused: 0 } } });`;
  const thread = THREAD.replace('const late', `${state(1)}\n const late`).replace(
    "if (request.url.endsWith('die'))",
    `if (request.url.endsWith('sent')) ${state(0)}\n if (request.url.endsWith('die'))`,
  );
  const asked = open({ restsAfter: 100, thread });
  expect(await textOf(asked, '/one')).toContain('/one');
  await pause(500);
  expect(asked.isStarted).toBe(true);
  const late = textOf(asked, '/late');
  expect(await textOf(asked, '/sent')).toContain('/sent');
  expect(await late).toBe('late');
  await expect.poll(() => asked.isStarted, { timeout: 10_000 }).toBe(false);
});

it('on a small machine too its thread starts at once if letters of an earlier start wait', () => {
  vi.stubEnv('SMTP_URL', 'smtp://mail.example');
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('PORT', '3000');
  const asked = open({ restsAfter: 60_000 });
  mkdirSync(join(folder, 'spool', '3000'), { recursive: true });
  asked.warm();
  expect(asked.isStarted).toBe(false);
  writeFileSync(join(folder, 'spool', '3000', 'letter.json'), '{}');
  asked.warm();
  expect(asked.isStarted).toBe(true);
  vi.unstubAllEnvs();
});
