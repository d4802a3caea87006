/** Damage to the edition's file is reported by name, and the file alone is complete when its writer rests or has ended. */
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EditionDatabase, openEdition } from './database.ts';
import { takeDoubt } from './doubt.ts';
import { listFiles } from './ledger.ts';
import { type Mishap, mishapLine } from './mishap.ts';
import { publish } from './publish.ts';
import { editionStatus } from './queries/status.ts';
import { articleRecord, batchOf } from './test-records.ts';

const NOW = Date.UTC(2024, 5, 1);
const stories = Array.from({ length: 40 }, (_, i) =>
  articleRecord({ slug: `s-${i}`, body: `${'Long text. '.repeat(200)}${i}` }),
);
let folder: string;
let file: string;
const told: Mishap[] = [];
const open: EditionDatabase[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mishaps-'));
  file = join(folder, 'edition.db');
  told.length = 0;
});
afterEach(() => {
  for (const db of open.splice(0)) db.close();
  rmSync(folder, { recursive: true, force: true });
});

function openFor(mode: 'read' | 'write'): EditionDatabase {
  const db = openEdition({ file, mode, onMishap: (mishap) => told.push(mishap) });
  open.push(db);
  return db;
}

/** The content of a copy of the file alone. */
function articlesInCopy(): number {
  const copy = join(folder, 'copy.db');
  copyFileSync(file, copy);
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

const logSize = (): number => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;

describe('a damaged file', () => {
  it('is reported with its name, the reason and where it can be inspected', () => {
    writeFileSync(file, 'x'.repeat(10_000));
    openFor('write');
    expect(told).toEqual([
      { file, what: 'damaged', reason: 'file is not a database', movedTo: `${file}.damaged-1` },
    ]);
    expect(told.map(mishapLine)).toEqual([
      'edition.db was damaged (file is not a database). It was moved aside as edition.db.damaged-1.',
    ]);
  });

  it('that is discovered while it is in use is reported in the same way', () => {
    const db = openFor('write');
    publish(db, batchOf(stories), NOW);
    db.run('PRAGMA wal_checkpoint(TRUNCATE)');
    db.run('PRAGMA shrink_memory');
    writeSync(openSync(file, 'r+'), Buffer.alloc(statSync(file).size - 4096, 7), 0, null, 4096);
    expect(() => listFiles(db)).toThrow(/was damaged and starts empty/);
    expect(told).toMatchObject([{ what: 'damaged', movedTo: `${file}.damaged-1` }]);
    expect(listFiles(db)).toEqual([]);
  });

  it('is the only kind that is reported: a sound or a new one is not', () => {
    openFor('write').end();
    openFor('write');
    expect(told).toEqual([]);
  });
});

describe('a write-ahead log that cannot be read to its end', () => {
  it('is reported, although SQLite ignores it, and kept for a person to look at', () => {
    const db = openFor('write');
    publish(db, batchOf(stories), NOW);
    const left = join(folder, 'left');
    for (const ending of ['', '-wal']) copyFileSync(file + ending, left + ending);
    db.close();
    // The files that a killed desk left, with a few bytes of the log changed.
    for (const ending of ['', '-wal']) renameSync(left + ending, file + ending);
    writeSync(openSync(`${file}-wal`, 'r+'), Buffer.alloc(64, 7), 0, 64, 10_000);
    const again = openFor('write');
    expect(listFiles(again)).toEqual([]);
    expect(told).toEqual([
      {
        file: `${file}-wal`,
        what: 'cut short',
        reason: expect.stringMatching(/^of \d+ pages \d+ cannot be read$/),
        movedTo: `${file}.damaged-1-wal`,
      },
    ]);
    expect(mishapLine(told[0] as Mishap)).toMatch(/^edition\.db-wal was cut short .* A copy of it is in/);
    expect(existsSync(`${file}.damaged-1-wal`)).toBe(true);
  });
});

describe('a file that is gone', () => {
  it('is noticed by its writer, as is another file in its place', () => {
    const db = openFor('write');
    publish(db, batchOf(stories), NOW);
    expect(db.whereabouts()).toBe('here');
    renameSync(file, `${file}.kept`);
    expect(db.whereabouts()).toBe('deleted');
    copyFileSync(`${file}.kept`, file);
    expect(db.whereabouts()).toBe('replaced');
  });

  it('is noticed if only its log is gone', () => {
    const db = openFor('write');
    publish(db, batchOf(stories), NOW);
    expect(db.whereabouts()).toBe('here');
    rmSync(`${file}-wal`);
    expect(db.whereabouts()).toBe('deleted');
  });

  it.each([
    ['the file', () => rmSync(file)],
    ['all three files', () => ['', '-wal', '-shm'].forEach((ending) => void rmSync(file + ending))],
    ['the folder', () => rmSync(folder, { recursive: true })],
  ])('%s is rebuilt, while readers of the old one read on', (_, remove) => {
    const db = openFor('write');
    publish(db, batchOf(stories), NOW);
    const reader = openFor('read');
    expect(editionStatus(reader, { now: NOW }).articles).toBe(40);
    remove();
    expect(db.whereabouts()).toBe('deleted');
    db.rebuild({ what: 'deleted', reason: 'its name is gone' });
    expect(told).toEqual([{ file, what: 'deleted', reason: 'its name is gone', movedTo: undefined }]);
    publish(db, batchOf(stories.slice(0, 3)), NOW);
    expect(db.whereabouts()).toBe('here');
    expect(editionStatus(reader, { now: NOW }).articles).toBe(40);
    expect(reader.isReplaced()).toBe(true);
    const rebuilt = openFor('read');
    expect(editionStatus(rebuilt, { now: NOW }).articles).toBe(3);
    expect(rebuilt.row<{ integrity_check: string }>('PRAGMA integrity_check')?.integrity_check).toBe('ok');
  });
});

describe('a reader that finds damage', () => {
  it('leaves its writer one note about this file', () => {
    const db = openFor('write');
    publish(db, batchOf(stories), NOW);
    db.run('PRAGMA wal_checkpoint(TRUNCATE)');
    const reader = openFor('read');
    writeSync(openSync(file, 'r+'), Buffer.alloc(statSync(file).size - 4096, 7), 0, null, 4096);
    for (let n = 0; n < 2; n += 1) expect(() => listFiles(reader)).toThrow();
    expect(reader.isDoubted).toBe(true);
    const doubt = takeDoubt(file);
    expect(doubt?.reason).toMatch(/malformed/);
    expect(doubt?.inode).toBe(db.inode);
    expect(takeDoubt(file)).toBeUndefined();
    db.rebuild({ what: 'damaged', reason: doubt?.reason ?? '' });
    expect(doubt?.inode).not.toBe(db.inode);
  });

  it('does not accept as a note what somebody else wrote there', () => {
    for (const text of ['', 'no note', '{"inode":1}', '[]']) {
      writeFileSync(`${file}.doubt`, text);
      expect(takeDoubt(file)).toBeUndefined();
      expect(readdirSync(folder)).toEqual([]);
    }
  });
});

describe('the file alone', () => {
  it('is complete when its writer has ended, even if others still have it open', () => {
    const db = openFor('write');
    publish(db, batchOf(stories), NOW);
    const reader = openFor('read');
    expect(editionStatus(reader, { now: NOW }).articles).toBe(40);
    expect(articlesInCopy()).toBe(-1);
    db.end();
    expect(logSize()).toBe(0);
    expect(articlesInCopy()).toBe(40);
    expect(editionStatus(reader, { now: NOW }).articles).toBe(40);
  });

  it('is complete soon after the last transaction, and the log is empty', async () => {
    const db = openFor('write');
    const reader = openFor('read');
    for (let round = 1; round <= 3; round += 1) {
      publish(db, batchOf(stories.slice(0, 10 * round)), NOW);
      expect(logSize()).toBeGreaterThan(0);
      db.tidy();
      await vi.waitFor(() => expect(logSize()).toBe(0), { timeout: 10_000 });
      expect(articlesInCopy()).toBe(10 * round);
      expect(editionStatus(reader, { now: NOW }).articles).toBe(10 * round);
    }
  });

  it('is carried there without waiting for a reader who is slow', async () => {
    const db = openFor('write');
    publish(db, batchOf(stories), NOW);
    const slow = new DatabaseSync(file, { readOnly: true });
    const rows = slow.prepare('SELECT path FROM articles').iterate();
    rows.next();
    publish(db, batchOf([articleRecord({ slug: 'later' })]), NOW);
    db.tidy();
    // Before that the file has its first page alone.
    await vi.waitFor(() => expect(statSync(file).size).toBeGreaterThan(100_000), { timeout: 10_000 });
    // The writer does not wait for the reader either.
    const begun = performance.now();
    publish(db, batchOf([articleRecord({ slug: 'last' })]), NOW);
    expect(performance.now() - begun).toBeLessThan(4_000);
    slow.close();
    expect(editionStatus(db, { now: NOW }).articles).toBe(42);
  });
});
