/** Copies of an edition, which contain the histories, and copies of the histories' own file. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeSnapshot, SnapshotRefused, takeSnapshot } from '../snapshot.ts';
import { copyHistory } from './copy-history.ts';
import { Desk, historiesIn, historiesInFile, NOW } from './test-histories.ts';

let desk: Desk;
let copies: string;
beforeEach(() => {
  desk = new Desk().start();
  desk.readAll();
  copies = join(desk.folder, 'copies');
  for (const body of ['One.', 'Two.', 'Three.']) desk.put({ body });
  desk.put({ slug: 'old-name', headline: 'Moved', body: 'Moved.' });
  desk.put({ slug: 'new-name', headline: 'Moved', body: 'Moved.' }, ['old-name']);
});
afterEach(() => desk.stop().discard());

it('an instance that starts from a snapshot gets both files as they were', () => {
  const out = join(copies, 'edition.snapshot');
  expect(makeSnapshot({ edition: desk.edition, out, now: NOW })).toMatchObject({ histories: 1 });
  const other = new Desk();
  expect(takeSnapshot({ edition: other.edition, snapshot: out })).toBeDefined();
  other.start();
  expect(historiesInFile(other.history)).toEqual(historiesInFile(desk.history));
  expect(historiesIn(other.db)).toEqual(historiesIn(desk.db));
  other.put({ body: 'Four.' });
  expect(other.bodies()).toEqual(['Four.', 'Three.', 'Two.', 'One.']);
  expect(other.errors()).toEqual([]);
  other.stop().discard();
});

it('a snapshot that is older than the file does not remove anything from it', () => {
  const out = join(copies, 'edition.snapshot');
  makeSnapshot({ edition: desk.edition, out, now: NOW });
  for (const body of ['Four.', 'Five.']) desk.put({ body });
  desk.stop().loseEdition();
  takeSnapshot({ edition: desk.edition, snapshot: out });
  desk.start();
  desk.readAll({ body: 'Five.' });
  expect(desk.bodies()).toEqual(['Five.', 'Four.', 'Three.', 'Two.', 'One.']);
  expect(historiesInFile(desk.history)).toEqual(historiesIn(desk.db));
});

it('a backup of the file can be made while it is used, and is enough to restore it', () => {
  const out = join(copies, 'history.db');
  expect(copyHistory({ file: desk.history, out })).toEqual({ stories: 1, revisions: 3, damaged: 0 });
  expect(readdirSync(copies)).toEqual(['history.db']);
  const before = historiesIn(desk.db);
  expect(historiesInFile(out)).toEqual(before);
  desk.put({ body: 'Four.' });
  desk.stop().loseEdition().loseHistory();
  writeFileSync(desk.history, readFileSync(out));
  desk.start();
  desk.readAll({ body: 'Three.' }, { slug: 'new-name', headline: 'Moved', body: 'Moved.' });
  expect(historiesIn(desk.db)).toEqual(before);
});

it('damaged revisions are counted, and an earlier backup stays if nothing can be copied', () => {
  const out = join(copies, 'history.db');
  desk.stop();
  new DatabaseSync(desk.history).exec(`UPDATE revisions SET kind = 'update' WHERE n = 2`);
  expect(copyHistory({ file: desk.history, out })).toMatchObject({ revisions: 3, damaged: 1 });
  const before = readFileSync(out);
  writeFileSync(desk.history, 'x'.repeat(9000));
  expect(() => copyHistory({ file: desk.history, out })).toThrow(SnapshotRefused);
  rmSync(desk.history);
  expect(() => copyHistory({ file: desk.history, out })).toThrow(/There is no .*history\.db yet/);
  expect(existsSync(desk.history)).toBe(false);
  expect(readFileSync(out)).toEqual(before);
  expect(readdirSync(copies)).toEqual(['history.db']);
  desk.start();
});
