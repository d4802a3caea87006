import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EditionDamaged, moveAside } from './damage.ts';
import { dataVersion, openEdition } from './database.ts';
import { listFiles } from './ledger.ts';
import { EditionUnavailable } from './opening.ts';
import { publish } from './publish.ts';
import { latestChange } from './queries/changes.ts';
import { editionStatus } from './queries/status.ts';
import { articleRecord, batchOf } from './test-records.ts';

const NOW = Date.UTC(2024, 5, 1);
const stories = Array.from({ length: 40 }, (_, i) =>
  articleRecord({ slug: `s-${i}`, body: `${'Long text. '.repeat(200)}${i}` }),
);
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'edition-'));
  file = join(folder, 'edition.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function makeEdition(): number {
  const db = openEdition({ file, mode: 'write' });
  publish(db, batchOf(stories), NOW);
  const change = latestChange(db);
  db.close();
  return change;
}

describe('a file that cannot be trusted', () => {
  const damages: [string, () => void][] = [
    ['garbage', () => writeFileSync(file, 'x'.repeat(10_000))],
    ['a few bytes', () => writeFileSync(file, 'SQLi')],
    ['cut off', () => truncateSync(file, Math.floor(statSync(file).size / 2))],
    [
      'overwritten in its middle',
      () => writeSync(openSync(file, 'r+'), Buffer.alloc(8192, 7), 0, 8192, 16_384),
    ],
    ['of a newer version', () => new DatabaseSync(file).exec('PRAGMA user_version = 99')],
    ['of another program', () => new DatabaseSync(file).exec('PRAGMA application_id = 7')],
    ['of an earlier draft of its version', () => new DatabaseSync(file).exec('DROP INDEX live_entries_due')],
    ['short of a table', () => new DatabaseSync(file).exec('DROP TABLE listing')],
  ];
  it.each(damages)('(%s) is moved aside, and an empty edition takes its place', (_, damage) => {
    const change = makeEdition();
    damage();
    const db = openEdition({ file, mode: 'write' });
    expect(listFiles(db)).toEqual([]);
    expect(existsSync(`${file}.damaged-1`)).toBe(true);
    publish(db, batchOf(stories), NOW);
    expect(editionStatus(db, { now: NOW }).articles).toBe(40);
    expect(latestChange(db)).toBeGreaterThanOrEqual(change);
    db.close();
  });

  it('does not fill the disk: only the newest one is kept', () => {
    for (let i = 0; i < 3; i++) {
      writeFileSync(file, 'x'.repeat(5000));
      openEdition({ file, mode: 'write' }).close();
    }
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual(['edition.db.damaged-3']);
  });

  it('keeps the oldest damaged files if it is asked to, and the newest', () => {
    const file = join(folder, 'history.db');
    for (let times = 1; times <= 6; times += 1) {
      writeFileSync(file, `damage ${times}`);
      writeFileSync(`${file}-wal`, 'log');
      moveAside(file, 3);
    }
    const texts = (ending: string): string[] =>
      readdirSync(folder)
        .filter((name) => name.includes('damaged') && name.endsWith(ending))
        .map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(texts('-wal')).toHaveLength(4);
    expect(texts('').filter((text) => text !== 'log')).toEqual([
      'damage 1',
      'damage 2',
      'damage 3',
      'damage 6',
    ]);
  });

  it('does not take down an edition whose log alone has a torn end', () => {
    const writer = openEdition({ file, mode: 'write' });
    publish(writer, batchOf(stories), NOW);
    appendFileSync(`${file}-wal`, 'torn');
    const reader = openEdition({ file, mode: 'read' });
    expect(editionStatus(reader, { now: NOW }).articles).toBe(40);
    reader.close();
    writer.close();
  });
});

it('damage found while publishing empties the edition and says so, so that everything is read again', () => {
  makeEdition();
  const db = openEdition({ file, mode: 'write' });
  db.run('PRAGMA shrink_memory'); // forgets the pages that opening has read
  writeSync(openSync(file, 'r+'), Buffer.alloc(statSync(file).size - 4096, 7), 0, null, 4096);
  expect(() => publish(db, batchOf(stories), NOW)).toThrow(EditionDamaged);
  expect(publish(db, batchOf(stories), NOW).change).toBeDefined();
  expect(editionStatus(db, { now: NOW }).articles).toBe(40);
  db.close();
});

describe('a reader', () => {
  it('is told that there is no edition yet, or none that it understands', () => {
    expect(() => openEdition({ file, mode: 'read' })).toThrow(EditionUnavailable);
    writeFileSync(file, 'x'.repeat(5000));
    expect(() => openEdition({ file, mode: 'read' })).toThrow(EditionUnavailable);
    openEdition({ file, mode: 'write' }).close();
    new DatabaseSync(file).exec('PRAGMA user_version = 99');
    expect(() => openEdition({ file, mode: 'read' })).toThrow(EditionUnavailable);
    openEdition({ file, mode: 'write' }).close();
    new DatabaseSync(file).exec('DROP INDEX live_entries_due');
    expect(() => openEdition({ file, mode: 'read' })).toThrow(EditionUnavailable);
  });

  it('sees that something was published, and that the file was replaced', () => {
    const writer = openEdition({ file, mode: 'write' });
    const reader = openEdition({ file, mode: 'read' });
    const before = dataVersion(reader);
    expect(dataVersion(reader)).toBe(before);
    publish(writer, batchOf(stories), NOW);
    expect(dataVersion(reader)).not.toBe(before);
    expect(reader.isReplaced()).toBe(false);
    writer.rebuild();
    expect(reader.isReplaced()).toBe(true);
    writer.close();
    reader.close();
  });

  it('sees what is published after it has left rows half read', () => {
    makeEdition();
    const reader = openEdition({ file, mode: 'read' });
    for (const _ of reader.each('SELECT path FROM articles')) break;
    const writer = openEdition({ file, mode: 'write' });
    publish(writer, batchOf([articleRecord({ slug: 'later' })]), NOW);
    const paths = reader.column<string>('SELECT path FROM articles');
    expect(paths.filter((path) => path.endsWith('/later'))).toHaveLength(1);
    writer.close();
    reader.close();
  });

  it('cannot change the edition', () => {
    makeEdition();
    const reader = openEdition({ file, mode: 'read' });
    expect(() => reader.run('DELETE FROM articles')).toThrow();
    expect(() => reader.rebuild()).toThrow();
    reader.close();
  });
});
