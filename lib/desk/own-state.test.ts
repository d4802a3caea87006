/** The desk knows its own state: it notices damage to its file and trouble with its disk, reports both, and repairs what it can. */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEdition } from '#lib/edition/database.ts';
import { listFiles } from '#lib/edition/ledger.ts';
import { photograph } from '#lib/pictures/test-photographs.ts';
import type { DeskMessage } from './announcements.ts';
import { FILE, furnish, PATH, story } from './newsroom.fixtures.ts';
import { endDesk, isReady, type RunningDesk, runDesk, touches } from './process.fixtures.ts';

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let contentDir: string;
let dataDir: string;
let desk: RunningDesk | undefined;
/** Makes DATA_DIR a disk of its own. */
let hasOwnDisk = false;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-state-'));
  contentDir = join(folder, 'content');
  dataDir = join(folder, 'data');
  furnish(contentDir);
});
afterEach(async () => {
  if (desk) await endDesk(desk.process, 'SIGKILL');
  if (hasOwnDisk) execFileSync('umount', [dataDir]);
  hasOwnDisk = false;
  rmSync(folder, { recursive: true, force: true });
});

const edition = (): string => join(dataDir, 'edition.db');
const write = (file: string, text: string | Buffer): void => {
  mkdirSync(dirname(join(contentDir, file)), { recursive: true });
  writeFileSync(join(contentDir, file), text);
};

async function start(env: Record<string, string> = {}): Promise<RunningDesk> {
  desk = runDesk({ contentDir, dataDir }, env);
  await desk.until(isReady);
  return desk;
}

/** The content of a copy of the edition's file alone. */
function storiesInCopy(): number {
  const copy = join(folder, 'copy.db');
  copyFileSync(edition(), copy);
  const db = new DatabaseSync(copy);
  try {
    return Number(db.prepare('SELECT count(*) AS n FROM articles').get()?.n);
  } catch {
    return -1;
  } finally {
    db.close();
    for (const ending of ['', '-wal', '-shm']) rmSync(copy + ending, { force: true });
  }
}

const logSize = (): number => statSync(`${edition()}-wal`, { throwIfNoEntry: false })?.size ?? 0;
/** Waits for an error line: the log comes through another channel than messages. */
const said = (text: RegExp): Promise<void> =>
  vi.waitFor(() => expect(desk?.errors().map(({ msg }) => msg)).toContainEqual(expect.stringMatching(text)), {
    timeout: 30_000,
    interval: 100,
  });
const failing = (message: DeskMessage): string[] =>
  message.type === 'alive' ? message.condition.failing.map(({ what, why }) => `${what}: ${why}`) : [];

describe('a sign of life', () => {
  it('says what the desk is doing, when it last looked, what is wrong and what waits', async () => {
    write(FILE, story('wibble: 1\n'));
    const { until } = await start();
    const opening = await until(({ type }) => type === 'alive');
    expect(opening).toMatchObject({ condition: { state: 'opening' } });
    const ready = await until((message) => message.type === 'alive' && message.condition.state === 'ready');
    expect(ready).toMatchObject({
      condition: {
        lastPass: { at: expect.any(Number), ms: expect.any(Number), read: 4, removed: 0 },
        failing: [],
        faults: 1,
        renditions: 0,
        change: expect.any(Number),
      },
    });
  });
});

describe("the edition's file", () => {
  it.each([
    ['the file', () => rmSync(edition())],
    ['the whole folder', () => rmSync(dataDir, { recursive: true })],
  ])('is rebuilt when %s is deleted while the desk runs, and the log says so', async (_, remove) => {
    write(FILE, story());
    const { messages, until, errors } = await start();
    messages.length = 0;
    remove();
    await until(isReady);
    await said(/^edition\.db was deleted while it was in use .* All content is read again;/);
    expect(errors()[0]).toMatchObject({ file: edition(), what: 'deleted' });
    messages.length = 0;
    write(FILE, story('headline: Later\n'));
    await until(touches(PATH));
    if (desk) await endDesk(desk.process, 'SIGTERM');
    expect(storiesInCopy()).toBe(1);
  });

  it('is rebuilt when a reader finds it damaged, while that reader reads on', async () => {
    write(FILE, story());
    // So that the file is complete.
    await endDesk((await start()).process, 'SIGTERM');
    const again = await start();
    const reader = openEdition({ file: edition(), mode: 'read' });
    writeSync(openSync(edition(), 'r+'), Buffer.alloc(statSync(edition()).size - 4096, 7), 0, null, 4096);
    again.messages.length = 0;
    expect(() => listFiles(reader)).toThrow();
    await again.until(isReady);
    await said(
      /^edition\.db was damaged \(.*\)\. It was moved aside as edition\.db\.damaged-1\. All content/,
    );
    expect(existsSync(`${edition()}.damaged-1`)).toBe(true);
    reader.close();
    const rebuilt = openEdition({ file: edition(), mode: 'read' });
    expect(listFiles(rebuilt)).toHaveLength(4);
    rebuilt.close();
  });

  it('is complete without its log after a clean stop, even if somebody still reads it', async () => {
    write(FILE, story());
    const { process } = await start();
    const reader = new DatabaseSync(edition(), { readOnly: true });
    expect(reader.prepare('SELECT count(*) AS n FROM articles').get()).toEqual({ n: 1 });
    expect(logSize()).toBeGreaterThan(0);
    expect(await endDesk(process, 'SIGTERM')).toBe(0);
    expect(logSize()).toBe(0);
    expect(storiesInCopy()).toBe(1);
    reader.close();
  });

  it('is complete a few seconds after the last change, and its log is empty', async () => {
    write(FILE, story());
    await start();
    await vi.waitFor(() => expect([logSize(), storiesInCopy()]).toEqual([0, 1]), {
      timeout: 30_000,
      interval: 500,
    });
  });
});

describe('a change that could not be published', () => {
  it('is published without further action when the obstacle is gone, and the call that asked for it is answered', async () => {
    const { process, messages, until } = await start();
    const other = new DatabaseSync(edition());
    other.exec('BEGIN IMMEDIATE');
    write(FILE, story());
    process.send({ type: 'sync' });
    expect(await until(({ type }) => type === 'not-synced')).toEqual({ type: 'not-synced', why: 'busy' });
    await said(/^The content could not be taken in \(database is locked\).* It is tried again in/);
    await until((message) => failing(message).includes('content: busy'));
    other.exec('ROLLBACK');
    other.close();
    await until(touches(PATH));
    messages.length = 0;
    await until((message) => message.type === 'alive' && message.condition.failing.length === 0);
  });

  /** A disk of 16 MB, if this user may have one. */
  const withDisk = (): boolean => {
    try {
      mkdirSync(dataDir, { recursive: true });
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', dataDir], { stdio: 'ignore' });
      hasOwnDisk = true;
    } catch {
      hasOwnDisk = false;
    }
    return hasOwnDisk;
  };

  it('because the disk is full appears when there is room again, with its pictures', async (context) => {
    if (!withDisk()) context.skip('This user may not mount a disk of its own.');
    const { messages, until } = await start({ FREE_SPACE_BYTES: '1' });
    const fill = join(dataDir, 'fill');
    execFileSync('sh', ['-c', 'dd if=/dev/zero of="$0" bs=64k 2>/dev/null || true', fill]);
    write('media/harbour.jpg', await photograph({ width: 640, height: 480 }));
    const long = `${'A long paragraph of words. '.repeat(15_000)}\n`;
    write(FILE, story('image:\n  src: /media/harbour.jpg\n  alt: A harbour\n  credit: Maya\n', long));
    for (let n = 0; n < 3; n += 1)
      write(`articles/world/2007/05/29-more-${n}.md`, story(`headline: More ${n}\n`, long));
    await until((message) => failing(message).includes('content: full'));
    expect(messages.some(touches(PATH))).toBe(false);
    await said(/^The content could not be taken in \(database or disk is full\)/);
    rmSync(fill);
    for (const path of [PATH, ...[0, 1, 2].map((n) => `/world/2007/05/29/more-${n}`)])
      await until(touches(path));
    messages.length = 0;
    await until(
      (message) =>
        message.type === 'alive' &&
        message.condition.failing.length === 0 &&
        message.condition.renditions === 0,
    );
    const renditions = (): unknown => {
      const db = new DatabaseSync(edition(), { readOnly: true });
      const found = db.prepare('SELECT count(*) AS n FROM renditions').get()?.n;
      db.close();
      return found;
    };
    await vi.waitFor(() => expect(renditions()).toBe(1), { timeout: 60_000, interval: 500 });
  });

  it('is announced: low space is logged once, and pictures wait', async (context) => {
    if (!withDisk()) context.skip('This user may not mount a disk of its own.');
    write('media/harbour.jpg', await photograph({ width: 640, height: 480 }));
    write(FILE, story('image:\n  src: /media/harbour.jpg\n  alt: A harbour\n  credit: Maya\n'));
    const { log, until } = await start({ FREE_SPACE_BYTES: String(100 * 1024 * 1024) });
    await until((message) => message.type === 'alive' && message.condition.renditions === 1);
    const lines = log
      .join('')
      .split('\n')
      .filter((line) => line.includes('MB are free in DATA_DIR'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/"level":50.*Make room: renditions of pictures wait until there is more\./);
    const db = new DatabaseSync(edition(), { readOnly: true });
    expect(db.prepare('SELECT count(*) AS n FROM renditions').get()).toEqual({ n: 0 });
    db.close();
  });
});
