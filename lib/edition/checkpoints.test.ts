import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EditionDatabase, openEdition } from './database.ts';

let folder: string;
let file: string;
let db: EditionDatabase;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checkpoints-'));
  file = join(folder, 'edition.db');
  db = openEdition({ file, mode: 'write' });
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const ROWS = 200;
/** Transactions of 200 kB each. */
function write(transactions: number, prefix: string): void {
  for (let n = 0; n < transactions; n += 1)
    db.transaction(() => {
      for (let row = 0; row < ROWS; row += 1)
        db.run('INSERT INTO meta (name, value) VALUES (?, ?)', `${prefix}-${n}-${row}`, 'x'.repeat(1000));
    });
}

/** What another connection finds. */
function read(): { rows: number; verdict: string | undefined } {
  const reader = openEdition({ file, mode: 'read' });
  const rows = reader.row<{ n: number }>(`SELECT count(*) AS n FROM meta WHERE name LIKE '%-%-%'`)?.n ?? 0;
  const verdict = reader.row<{ integrity_check: string }>('PRAGMA integrity_check')?.integrity_check;
  reader.close();
  return { rows, verdict };
}

it('carries pages into the file while others are written', () => {
  const empty = statSync(file).size;
  db.fillUp();
  write(40, 'a');
  db.settleDown();
  expect(read()).toEqual({ rows: 40 * ROWS, verdict: 'ok' });
  // Its own connection has let go by then: the last to close takes the log away.
  db.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
  expect(statSync(file).size).toBeGreaterThan(empty + 40 * ROWS * 1000);
  db = openEdition({ file, mode: 'write' });
  expect(read()).toEqual({ rows: 40 * ROWS, verdict: 'ok' });
});

it('leaves alone what takes the place of a file that was moved aside', () => {
  db.fillUp();
  write(8, 'a');
  db.rebuild();
  write(3, 'b');
  expect(existsSync(`${file}-wal`)).toBe(true);
  expect(read()).toEqual({ rows: 3 * ROWS, verdict: 'ok' });
});
