import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logSoundness } from './log-soundness.ts';

let folder: string;
let file: string;
let db: DatabaseSync;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-soundness-'));
  file = join(folder, 'a.db');
  db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE t (n INTEGER, text TEXT)');
});
afterEach(() => {
  if (db.isOpen) db.close();
  rmSync(folder, { recursive: true, force: true });
});

const log = (): string => `${file}-wal`;
const write = (rows: number): void => {
  for (let n = 0; n < rows; n += 1) db.prepare('INSERT INTO t VALUES (?, ?)').run(n, 'x'.repeat(3000));
};

/** A log as a killed process leaves it, and how many rows SQLite then finds. */
function leave(damage: (log: string) => void): { rows: number; found: ReturnType<typeof logSoundness> } {
  const left = join(folder, 'left.db');
  copyFileSync(file, left);
  copyFileSync(log(), `${left}-wal`);
  damage(`${left}-wal`);
  const found = logSoundness(`${left}-wal`);
  const again = new DatabaseSync(left);
  try {
    return { rows: Number(again.prepare('SELECT count(*) AS n FROM t').get()?.n), found };
  } catch {
    return { rows: -1, found };
  } finally {
    again.close();
    for (const ending of ['', '-wal', '-shm']) rmSync(left + ending, { force: true });
  }
}

const overwrite = (path: string, at: number, bytes: Uint8Array): void => {
  const descriptor = openSync(path, 'r+');
  writeSync(descriptor, bytes, 0, bytes.length, at);
  closeSync(descriptor);
};

describe('a write-ahead log', () => {
  it('that is undamaged is read to its end', () => {
    write(20);
    const { rows, found } = leave(() => {});
    expect(rows).toBe(20);
    expect(found?.frames).toBeGreaterThan(20);
    expect(found?.sound).toBe(found?.frames);
  });

  it('that is missing, empty, or reused after a checkpoint has lost nothing', () => {
    write(20);
    expect(logSoundness(join(folder, 'none-wal'))).toBeUndefined();
    db.exec('PRAGMA wal_checkpoint(RESTART)');
    write(2);
    // Frames of the previous round follow those of this one.
    const found = logSoundness(log());
    expect(found?.sound).toBe(found?.frames);
    expect(found?.frames).toBeLessThan(20);
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    expect(logSoundness(log())).toBeUndefined();
  });

  it('whose last transaction had not ended when its process was killed has lost nothing', () => {
    write(3);
    db.exec('PRAGMA cache_size = 1; BEGIN');
    write(30);
    const { rows, found } = leave(() => {});
    expect(rows).toBe(3);
    expect(found?.sound).toBe(found?.frames);
    db.exec('ROLLBACK');
  });

  it('is reported as unsound if and only if SQLite finds fewer rows, wherever bytes are changed', () => {
    write(12);
    const size = statSync(log()).size;
    const place = fc.record({
      at: fc.nat(size - 9),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
    });
    fc.assert(
      fc.property(place, ({ at, bytes }) => {
        const { rows, found } = leave((path) => overwrite(path, at, bytes));
        expect(found !== undefined && found.sound < found.frames).toBe(rows < 12);
      }),
      { numRuns: 120 },
    );
  });

  it('that was cut off within its last transaction cannot be told from one whose transaction had not ended', () => {
    write(12);
    const { rows, found } = leave((path) => truncateSync(path, statSync(path).size - 2000));
    expect(rows).toBe(11);
    expect(found?.sound).toBe(found?.frames);
  });
});
