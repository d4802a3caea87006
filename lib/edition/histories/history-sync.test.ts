/** Histories survive the loss of the edition, and old copies of either file. */
import { randomBytes } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publish } from '../publish.ts';
import { findFirstPath } from '../queries/origins.ts';
import { articleTag } from '../tags.ts';
import { batchOf } from '../test-records.ts';
import { HistoryFile } from './history-file.ts';
import { CONTENT, correction, expectEqual, live, told } from './newsroom-day.fixtures.ts';
import { Desk, HOUR, historiesInFile, pathOf, written } from './test-histories.ts';

let desk: Desk;
beforeEach(() => {
  desk = new Desk().start();
  desk.readAll();
});
afterEach(() => desk.stop().discard());

it('the file contains everything that is known of the past, whatever happens in the newsroom', () => {
  live(desk);
  expectEqual(desk);
  expect(desk.bodies()).toEqual(['Three.', 'Two.', 'One.']);
  expect(JSON.stringify(historiesInFile(desk.history))).toContain('Gone soon.');
  desk.put({ body: '**Three.**', plainText: 'Three.', corrections: [correction] });
  expectEqual(desk);
  expect(desk.errors()).toEqual([]);
});

it('an edition that was deleted gets it all back, also numbers, redirects and ids in feeds', () => {
  live(desk);
  const before = told(desk);
  desk.stop().loseEdition().start();
  desk.readAll(...CONTENT);
  expect(told(desk)).toEqual(before);
  expectEqual(desk);
  desk.put({ body: 'Four.' });
  expect(desk.bodies()).toEqual(['Four.', 'Three.', 'Two.', 'One.']);
  desk.put({ slug: 'back', headline: 'Gone', body: 'Gone soon.' });
  expect(desk.bodies('back')).toEqual(['Gone soon.', 'Gone.']);
  expectEqual(desk);
});

it('so does one that is deleted while it is filled, and one whose desk was stopped then', () => {
  live(desk);
  const before = told(desk);
  desk.stop().loseEdition().start();
  publish(desk.db, batchOf(CONTENT.slice(0, 1).map(written)), desk.now);
  desk.stop().loseEdition().start();
  publish(desk.db, batchOf(CONTENT.slice(1, 3).map(written)), desk.now);
  desk.stop().start();
  desk.readAll(...CONTENT);
  expect(told(desk)).toEqual(before);
  expectEqual(desk);
});

it('an edition that is rebuilt while the desk runs gets it all back', () => {
  live(desk);
  const before = told(desk);
  desk.db.rebuild();
  desk.readAll(...CONTENT);
  expect(told(desk)).toEqual(before);
  expectEqual(desk);
});

it('an edit that was made while there was no edition is a revision like any other', () => {
  live(desk);
  desk.stop().loseEdition().start();
  desk.readAll({ ...CONTENT[0], body: 'Four.' }, ...CONTENT.slice(1));
  expect(desk.bodies()).toEqual(['Four.', 'Three.', 'Two.', 'One.']);
  expectEqual(desk);
});

it('withdrawn text is no longer in the file, not even in unused bytes', () => {
  const secret = randomBytes(3000).toString('base64url');
  desk.put({ body: secret });
  desk.put({ body: 'Two.' });
  const connection = new DatabaseSync(desk.history, { readOnly: true });
  const text = connection.prepare('SELECT text FROM revisions WHERE n = 1').get()?.text;
  connection.close();
  const part = Buffer.from(text as Uint8Array).subarray(500, 600);
  const isThere = (): boolean =>
    readdirSync(desk.folder).some(
      (name) => name.startsWith('history.db') && readFileSync(join(desk.folder, name)).includes(part),
    );
  expect(isThere()).toBe(true);
  desk.put({ body: 'Two.', status: 'withdrawn' });
  desk.stop();
  expect(isThere()).toBe(false);
  desk.start();
});

describe('old copies', () => {
  const copy = (file: string): void => cpSync(file, `${file}.copy`);
  const restore = (file: string): void => {
    for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true });
    cpSync(`${file}.copy`, file);
  };

  it('an old file of histories is brought up to date by the edition', () => {
    desk.put({ body: 'One.' });
    desk.put({ body: 'Two.' });
    desk.put({ slug: 'withdrawn', headline: 'Wrong', body: 'Wrong.' });
    desk.put({ slug: 'withdrawn', headline: 'Wrong', body: 'Wrong again.' });
    desk.stop();
    copy(desk.history);
    desk.start();
    desk.put({ body: 'Three.' });
    desk.put({ slug: 'withdrawn', headline: 'Wrong', body: 'Wrong again.', status: 'withdrawn' });
    desk.put({ slug: 'withdrawn', headline: 'Wrong', body: 'Wrong again.' });
    desk.stop();
    restore(desk.history);
    desk.start();
    expect(desk.bodies()).toEqual(['Three.', 'Two.', 'One.']);
    // Withdrawn text does not come back.
    expect(desk.bodies('withdrawn')).toEqual(['Wrong again.']);
    expectEqual(desk);
  });

  it('an old edition is brought up to date by the file, and no edit is counted twice', () => {
    desk.put({ body: 'One.' });
    desk.put({ body: 'Two.' });
    desk.stop();
    copy(desk.edition);
    desk.start();
    desk.put({ body: 'Three.' });
    desk.put({ slug: 'other', headline: 'Other', body: 'Other.' });
    desk.put({ slug: 'moved', headline: 'Other', body: 'Other.' }, ['other']);
    const before = told(desk);
    desk.stop();
    restore(desk.edition);
    desk.start();
    // Its files are read again.
    desk.readAll({ body: 'Three.' }, { slug: 'moved', headline: 'Other', body: 'Other.' });
    expect(told(desk)).toEqual(before);
    expectEqual(desk);
  });

  it('an edition and a file that never met become equal', () => {
    desk.put({ body: 'One.' });
    desk.put({ body: 'Two.' });
    desk.put({ slug: 'ours', headline: 'Ours', body: 'One.' });
    desk.put({ slug: 'ours', headline: 'Ours', body: 'Two.' });
    const other = new Desk().start();
    other.readAll();
    for (const body of ['Zero.', 'One.', 'Two.']) other.put({ body });
    for (const body of ['One.', 'Two.', 'Three.']) other.put({ slug: 'theirs', headline: 'Theirs', body });
    other.put({ slug: 'named', headline: 'Named', body: 'Named.' });
    other.put({ slug: 'renamed', headline: 'Named', body: 'Named.' }, ['named']);
    other.stop();
    desk.stop().loseHistory();
    cpSync(other.history, desk.history);
    other.discard();
    desk.start();
    desk.readAll({ slug: 'theirs', headline: 'Theirs', body: 'Three.' });
    expect(desk.bodies()).toEqual(['Two.', 'One.', 'Zero.']);
    expect(desk.bodies('ours')).toEqual(['Two.', 'One.']);
    expect(desk.bodies('theirs')).toEqual(['Three.', 'Two.', 'One.']);
    expect(findFirstPath(desk.db, { path: pathOf('renamed') })).toBe(pathOf('named'));
    expect(desk.tags).toContain(articleTag(pathOf('talks')));
    expectEqual(desk);
  });
});

it('histories that were found elsewhere and could not be taken in are not passed over', () => {
  const other = new Desk().start();
  other.readAll();
  for (const body of ['One.', 'Two.', 'Three.']) other.put({ body });
  other.stop();
  desk.put({ body: 'Three.' });
  const source = new HistoryFile(other.history);
  const exec = DatabaseSync.prototype.exec;
  const spy = vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql) {
    if (sql === 'COMMIT') throw new Error('database or disk is full');
    exec.call(this, sql);
  });
  expect(() => desk.sync.takeSome(source, desk.now)).toThrow('could not be taken in');
  spy.mockRestore();
  expect(desk.sync.takeSome(source, desk.now)).toBe(pathOf('talks'));
  expect(desk.bodies()).toEqual(['Three.', 'Two.', 'One.']);
  source.close();
  other.discard();
});

it('nothing is written if no history changes', () => {
  const inode = statSync(desk.history, { bigint: true }).mtimeNs;
  desk.now += HOUR;
  publish(desk.db, batchOf(Array.from({ length: 50 }, (_, n) => written({ slug: `s-${n}` }))), desk.now);
  desk.put({ slug: 's-1', topics: ['opec'] });
  expect(statSync(desk.history, { bigint: true }).mtimeNs).toBe(inode);
});
