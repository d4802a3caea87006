/** An instance starts from a copy of another's edition, or from its own files: never from a copy that is not sound. */
import { hash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EditionDatabase, openEdition } from './database.ts';
import { digestEdition } from './digest.ts';
import { schemaVersion } from './migrations.ts';
import { markComplete, publish } from './publish.ts';
import { makeSnapshot, manifestOf, SnapshotRefused, takeSnapshot } from './snapshot.ts';
import { articleRecord, batchOf } from './test-records.ts';

const NOW = Date.UTC(2024, 5, 1);
let folder: string;
let db: EditionDatabase;
const at = (name: string): string => join(folder, name);
const snapshot = (): string => at('copies/edition.snapshot');
const make = () => makeSnapshot({ edition: at('edition.db'), out: snapshot(), now: NOW, commit: 'abc' });
const take = (edition = at('new/edition.db')) => takeSnapshot({ edition, snapshot: snapshot() });
const digestOf = (file: string): string => {
  const other = openEdition({ file, mode: 'write' });
  const digest = digestEdition(other);
  other.close();
  return digest;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snapshot-'));
  db = openEdition({ file: at('edition.db'), mode: 'write' });
  publish(db, batchOf(Array.from({ length: 50 }, (_, n) => articleRecord({ slug: `s-${n}` }))), NOW);
  markComplete(db);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

it('is the edition of one moment, made while the desk goes on, and starts another instance', () => {
  const digest = digestEdition(db);
  const manifest = make();
  publish(db, batchOf([articleRecord({ slug: 'later' })]), NOW);
  expect(manifest).toMatchObject({
    schema: schemaVersion,
    articles: 50,
    files: 50,
    made: '2024-06-01T00:00:00.000Z',
  });
  expect(JSON.parse(readFileSync(manifestOf(snapshot()), 'utf8'))).toEqual(manifest);
  expect(take()).toEqual(manifest);
  expect(digestOf(at('new/edition.db'))).toBe(digest);
  expect(readdirSync(at('copies')).sort()).toEqual(['edition.snapshot', 'edition.snapshot.json']);
});

it('is not made of an edition that has not been read whole, or of none', () => {
  openEdition({ file: at('young.db'), mode: 'write' }).close();
  for (const edition of [at('young.db'), at('none.db')])
    expect(() => makeSnapshot({ edition, out: snapshot(), now: NOW })).toThrow(/no complete edition/);
  expect(existsSync(snapshot())).toBe(false);
});

it('never takes the place of an edition that can be used', () => {
  make();
  publish(db, batchOf([articleRecord({ slug: 'later' })]), NOW);
  const digest = digestEdition(db);
  expect(take(at('edition.db'))).toBeUndefined();
  expect(digestEdition(db)).toBe(digest);
});

it('takes the place of one that cannot, with nothing left of its log', () => {
  make();
  db.close();
  writeFileSync(at('edition.db'), 'x'.repeat(9000));
  writeFileSync(at('edition.db-wal'), 'y'.repeat(9000));
  expect(take(at('edition.db'))).toBeDefined();
  db = openEdition({ file: at('edition.db'), mode: 'write' });
  expect(readdirSync(folder).some((name) => name.includes('damaged'))).toBe(true);
});

describe('a snapshot is refused, and nothing is put in place,', () => {
  const rewrite = (change: object): void => {
    const manifest = JSON.parse(readFileSync(manifestOf(snapshot()), 'utf8'));
    writeFileSync(manifestOf(snapshot()), JSON.stringify({ ...manifest, ...change }));
  };
  const edit = (sql: string): void => {
    const copy = new DatabaseSync(snapshot());
    copy.exec(sql);
    copy.close();
  };
  it.each<[string, RegExp, () => void]>([
    [
      'where a byte of it is another',
      /checksum/,
      () => {
        const bytes = readFileSync(snapshot());
        bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
        writeFileSync(snapshot(), bytes);
      },
    ],
    ['where it is cut short', /has \d+ bytes where/, () => truncateSync(snapshot(), 8192)],
    ['where it is not there', /cannot be copied/, () => rmSync(snapshot())],
    ['where its manifest is not there', /cannot be read/, () => rmSync(manifestOf(snapshot()))],
    ['where its manifest is no JSON', /cannot be read/, () => writeFileSync(manifestOf(snapshot()), '{')],
    ['where its manifest is nothing', /is no manifest/, () => writeFileSync(manifestOf(snapshot()), 'null')],
    ['where it is of another schema', /of schema version/, () => rewrite({ schema: schemaVersion - 1 })],
    [
      'where what it holds is of another schema',
      /no complete edition/,
      () => {
        edit('PRAGMA user_version = 99');
        rewrite(factsOf(snapshot()));
      },
    ],
    [
      'where it is no edition',
      /no complete edition/,
      () => {
        writeFileSync(snapshot(), 'A text of some length. '.repeat(400));
        rewrite(factsOf(snapshot()));
      },
    ],
    [
      'where what it holds was not read whole',
      /no complete edition/,
      () => {
        edit(`DELETE FROM meta WHERE name = 'complete'`);
        rewrite(factsOf(snapshot()));
      },
    ],
  ])('%s', (_, reason, spoil) => {
    make();
    spoil();
    expect(() => take()).toThrow(SnapshotRefused);
    expect(() => take()).toThrow(reason);
    expect(existsSync(at('new')) ? readdirSync(at('new')) : []).toEqual([]);
  });
});

/** What a manifest would rightly say of a file's bytes. */
function factsOf(file: string): { sha256: string; bytes: number } {
  const bytes = readFileSync(file);
  return { sha256: hash('sha256', bytes), bytes: bytes.length };
}
