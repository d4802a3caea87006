/** What stories said before outlives the edition, and the edition outlives their file. */
import { randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publish } from '../publish.ts';
import { findFirstPath } from '../queries/origins.ts';
import { findPathStatus } from '../queries/paths.ts';
import { listChanges, listRevisions } from '../queries/revisions.ts';
import { findStory } from '../queries/stories.ts';
import { articleTag } from '../tags.ts';
import { batchOf } from '../test-records.ts';
import { HistoryFile } from './history-file.ts';
import {
  Desk,
  type Fields,
  HOUR,
  historiesIn,
  historiesInFile,
  NOW,
  pathOf,
  written,
} from './test-histories.ts';

let desk: Desk;
beforeEach(() => {
  desk = new Desk().start();
  desk.readAll();
});
afterEach(() => desk.stop().discard());

const correction = { date: NOW, kind: 'correction' as const, text: 'It was one.' };
/** What the content files say in the end. */
const CONTENT: Fields[] = [
  { slug: 'talks', body: 'Three.', corrections: [correction] },
  { slug: 'new-name', headline: 'Moved', body: 'Moved.' },
  { slug: 'plain', headline: 'Plain', body: 'As it was.' },
  { slug: 'third-name', headline: 'Twice', body: 'Twice.' },
];

/** A newsroom's day: edits, renames, a removal and a withdrawal. */
function live(): void {
  desk.put({ body: 'One.' });
  desk.put({ slug: 'plain', headline: 'Plain', body: 'As it was.' });
  desk.put({ slug: 'old-name', headline: 'Moved', body: 'Before.' });
  desk.put({ slug: 'first-name', headline: 'Twice', body: 'Twice.' });
  desk.put({ slug: 'gone', headline: 'Gone', body: 'Gone.' });
  desk.put({ slug: 'withdrawn', headline: 'Wrong', body: 'Wrong.' });
  desk.put({ body: 'Two.' });
  desk.put({ slug: 'old-name', headline: 'Moved', body: 'Moved.' });
  desk.put({ slug: 'new-name', headline: 'Moved', body: 'Moved.' }, ['old-name']);
  desk.put({ slug: 'second-name', headline: 'Twice', body: 'Twice.' }, ['first-name']);
  desk.put({ slug: 'gone', headline: 'Gone', body: 'Gone soon.' });
  desk.put({ slug: 'withdrawn', headline: 'Wrong', body: 'Wrong again.' });
  desk.put({ slug: 'third-name', headline: 'Twice', body: 'Twice.' }, ['second-name']);
  desk.remove('gone');
  desk.put({ slug: 'withdrawn', headline: 'Wrong', body: 'Wrong again.', status: 'withdrawn' });
  desk.put({ body: 'Three.', corrections: [correction] });
}

/** All that readers and programs are told of what was. */
function told(): unknown {
  const { db, now } = desk;
  const slugs = [
    'talks',
    'old-name',
    'new-name',
    'first-name',
    'second-name',
    'third-name',
    'plain',
    'gone',
    'withdrawn',
  ];
  return {
    stories: slugs.map((slug) => {
      const path = pathOf(slug);
      return {
        path,
        status: slug === 'withdrawn' ? undefined : findPathStatus(db, { path, now }),
        revision: findStory(db, { path, now })?.revision,
        history: listRevisions(db, { path, now }),
        id: findFirstPath(db, { path }),
      };
    }),
    changes: listChanges(db, { after: 0, limit: 99, now }),
  };
}

const isEqual = (): void => expect(historiesInFile(desk.history)).toEqual(historiesIn(desk.db));

it('has all that is known of what was in the file, whatever happens in the newsroom', () => {
  live();
  isEqual();
  expect(desk.bodies()).toEqual(['Three.', 'Two.', 'One.']);
  expect(JSON.stringify(historiesInFile(desk.history))).toContain('Gone soon.');
  desk.put({ body: '**Three.**', plainText: 'Three.', corrections: [correction] });
  isEqual();
  expect(desk.errors()).toEqual([]);
});

it('an edition that was deleted has it all again, numbers, redirects and ids in feeds too', () => {
  live();
  const before = told();
  desk.stop().loseEdition().start();
  desk.readAll(...CONTENT);
  expect(told()).toEqual(before);
  isEqual();
  desk.put({ body: 'Four.' });
  expect(desk.bodies()).toEqual(['Four.', 'Three.', 'Two.', 'One.']);
  desk.put({ slug: 'back', headline: 'Gone', body: 'Gone soon.' });
  expect(desk.bodies('back')).toEqual(['Gone soon.', 'Gone.']);
  isEqual();
});

it('one that is deleted while it is filled has too, and so has one whose desk was stopped then', () => {
  live();
  const before = told();
  desk.stop().loseEdition().start();
  publish(desk.db, batchOf(CONTENT.slice(0, 1).map(written)), desk.now);
  desk.stop().loseEdition().start();
  publish(desk.db, batchOf(CONTENT.slice(1, 3).map(written)), desk.now);
  desk.stop().start();
  desk.readAll(...CONTENT);
  expect(told()).toEqual(before);
  isEqual();
});

it('an edition that is begun anew while the desk runs has it all again', () => {
  live();
  const before = told();
  desk.db.rebuild();
  desk.readAll(...CONTENT);
  expect(told()).toEqual(before);
  isEqual();
});

it('what was edited while there was no edition is a revision like any other', () => {
  live();
  desk.stop().loseEdition().start();
  desk.readAll({ ...CONTENT[0], body: 'Four.' }, ...CONTENT.slice(1));
  expect(desk.bodies()).toEqual(['Four.', 'Three.', 'Two.', 'One.']);
  isEqual();
});

it('what was withdrawn is in the file no more, not even as bytes that nobody reads', () => {
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

describe('a file that is lost', () => {
  it('is made again of what the edition has, at the next start', () => {
    live();
    desk.stop().loseHistory().start();
    isEqual();
    expect(desk.errors()).toEqual([]);
    expect(desk.sync.mayBeElsewhere).toBe(false);
  });

  it('is made again while the desk runs, and that is said', () => {
    live();
    desk.loseHistory();
    desk.put({ body: 'Four.' });
    isEqual();
    expect(desk.errors()).toEqual([expect.stringContaining('history.db was deleted or replaced')]);
  });

  it('with the edition, is looked for elsewhere', () => {
    live();
    desk.stop().loseHistory().loseEdition().start();
    expect(desk.sync.mayBeElsewhere).toBe(true);
    desk.readAll(...CONTENT);
    desk.stop().start();
    expect(desk.sync.mayBeElsewhere).toBe(true);
    desk.sync.settleElsewhere();
    desk.stop().start();
    expect(desk.sync.mayBeElsewhere).toBe(false);
  });
});

describe('a damaged file', () => {
  const overwrite = (at: number, bytes: Uint8Array): void =>
    void writeSync(openSync(desk.history, 'r+'), bytes, 0, bytes.length, at);
  const damages: [string, () => void][] = [
    ['random bytes', () => writeFileSync(desk.history, randomBytes(9000))],
    ['a few bytes', () => writeFileSync(desk.history, 'SQLi')],
    ['random bytes at its start', () => overwrite(0, randomBytes(300))],
    ['random bytes in its middle', () => overwrite(4096, randomBytes(statSync(desk.history).size - 4096))],
    ['cut off', () => truncateSync(desk.history, Math.floor(statSync(desk.history).size / 2))],
    ['of another program', () => new DatabaseSync(desk.history).exec('PRAGMA application_id = 7')],
    ['short of a table', () => new DatabaseSync(desk.history).exec('DROP TABLE renames')],
  ];

  it.each(damages)('(%s) is moved aside, and another made of what the edition has', (_, damage) => {
    live();
    const before = told();
    desk.stop();
    damage();
    desk.start();
    expect(desk.errors()).toEqual([
      expect.stringMatching(
        /^history\.db was damaged .+moved aside as .+history\.db\.damaged-1\. It was begun anew from edition\.db/,
      ),
    ]);
    expect(existsSync(`${desk.history}.damaged-1`)).toBe(true);
    expect(told()).toEqual(before);
    isEqual();
    desk.put({ body: 'Four.' });
    isEqual();
  });

  it.each(damages.slice(3, 5))('(%s) while the desk runs costs nothing that is published', (_, damage) => {
    live();
    for (let n = 0; n < 20; n += 1) desk.put({ slug: `s-${n}`, body: randomBytes(9000).toString('base64') });
    for (let n = 0; n < 20; n += 1) desk.put({ slug: `s-${n}`, body: randomBytes(9000).toString('base64') });
    desk.stop().start();
    damage();
    for (let n = 0; n < 20; n += 1) desk.put({ slug: `s-${n}`, body: 'Short.' });
    desk.stop().start();
    expect(desk.errors()).toEqual([expect.stringContaining('history.db was damaged')]);
    expect(desk.bodies('s-7')).toHaveLength(3);
    isEqual();
  });

  it('gives what can be read of it to an edition that has nothing', () => {
    const long = (slug: string) => ({ slug, headline: slug, body: randomBytes(6000).toString('base64') });
    const last = new Map<string, Fields>();
    for (let n = 0; n < 40; n += 1) {
      desk.put(long(`s-${n}`));
      last.set(`s-${n}`, long(`s-${n}`));
      desk.put(last.get(`s-${n}`));
    }
    desk.stop().loseEdition();
    overwrite(60 * 4096, randomBytes(12 * 4096));
    desk.start();
    desk.readAll(...last.values());
    const kept = [...last.keys()].filter((slug) => desk.bodies(slug).length === 2);
    expect(kept.length).toBeGreaterThan(25);
    expect(kept.length).toBeLessThan(40);
    expect(desk.errors().filter((line) => line.startsWith('history.db was damaged'))).toHaveLength(1);
    expect(desk.sync.mayBeElsewhere).toBe(true);
    isEqual();
  });
});

describe('a revision that is not what was written', () => {
  const spoil = (file: string, n: number, column = 'text'): void => {
    const connection = new DatabaseSync(file);
    const type = column === 'text' ? 'BLOB' : 'TEXT';
    connection.exec(`UPDATE revisions SET ${column} = CAST('x' || ${column} AS ${type}) WHERE n = ${n}`);
    connection.close();
  };
  const checkAll = (): void => {
    for (let after: string | undefined = ''; after !== undefined; ) after = desk.sync.checkSome(after);
  };
  beforeEach(() => {
    for (const body of ['One.', 'Two.', 'Three.']) desk.put({ body });
  });

  it('in the file is restored from the edition', () => {
    spoil(desk.history, 2);
    checkAll();
    expect(desk.errors()).toEqual([
      `Revision 2 of ${pathOf('talks')} is damaged in history.db. It was restored from the other file.`,
    ]);
    isEqual();
    checkAll();
    expect(desk.errors()).toHaveLength(1);
  });

  it('in the edition is left out until it is restored from the file', () => {
    spoil(desk.edition, 2);
    expect(desk.bodies()).toEqual(['Three.', 'One.']);
    checkAll();
    expect(desk.bodies()).toEqual(['Three.', 'Two.', 'One.']);
    expect(desk.tags).toContain(articleTag(pathOf('talks')));
    isEqual();
  });

  it('in both is named and left out, also of an edition that is begun anew', () => {
    spoil(desk.history, 2);
    spoil(desk.edition, 2);
    checkAll();
    expect(desk.errors()).toEqual([expect.stringContaining('left out'), expect.stringContaining('left out')]);
    desk.stop().loseEdition().start();
    desk.readAll({ body: 'Three.' });
    expect(desk.bodies()).toEqual(['Three.', 'One.']);
    expect(desk.errors().at(-1)).toBe(
      `Revision 2 of ${pathOf('talks')} is damaged: it is left out of the history.`,
    );
    desk.put({ body: 'Four.' });
    expect(desk.bodies()).toEqual(['Four.', 'Three.', 'One.']);
  });

  it.each(['Three.', 'Edited meanwhile.'])('and is the latest leaves the others (%s)', (body) => {
    spoil(desk.history, 3);
    desk.stop().loseEdition().start();
    desk.readAll({ body });
    const numbers = listRevisions(desk.db, { path: pathOf('talks'), now: desk.now }).map(
      ({ number }) => number,
    );
    expect(numbers).toEqual(body === 'Three.' ? [3, 2, 1] : [4, 2, 1]);
    expect(desk.bodies()).toEqual([body, 'Two.', 'One.']);
    isEqual();
  });
});

describe('a file that cannot be used', () => {
  it('holds nothing up: what is to be written waits in the edition', () => {
    desk.stop().loseHistory();
    mkdirSync(desk.history);
    desk.start();
    live();
    expect(desk.errors()).toEqual([expect.stringContaining('history.db cannot be used')]);
    expect(desk.sync.isBehind).toBe(true);
    expect(desk.bodies()).toEqual(['Three.', 'Two.', 'One.']);
    rmSync(desk.history, { recursive: true });
    desk.sync.retry();
    expect(desk.sync.isBehind).toBe(false);
    expect(desk.log.at(-1)?.message).toContain('written to history.db again');
    isEqual();
  });

  it('because it is of a newer version is left as it is', () => {
    live();
    desk.stop();
    new DatabaseSync(desk.history).exec('PRAGMA user_version = 99');
    const before = readFileSync(desk.history);
    desk.start();
    desk.put({ body: 'Four.' });
    expect(desk.errors()).toEqual([expect.stringMatching(/version 99.+Update Broadsheet/)]);
    expect(readFileSync(desk.history)).toEqual(before);
    expect(readdirSync(desk.folder).filter((name) => name.includes('damaged'))).toEqual([]);
    desk.stop();
    new DatabaseSync(desk.history).exec('PRAGMA user_version = 1');
    desk.start();
    isEqual();
    expect(desk.bodies()).toHaveLength(4);
  });
});

describe('copies of another time', () => {
  const copy = (file: string): void => cpSync(file, `${file}.copy`);
  const restore = (file: string): void => {
    for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true });
    cpSync(`${file}.copy`, file);
  };

  it('an old file of histories learns what the edition has since', () => {
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
    // What was withdrawn does not come back.
    expect(desk.bodies('withdrawn')).toEqual(['Wrong again.']);
    isEqual();
  });

  it('an old edition learns what the file has since, and counts no edit twice', () => {
    desk.put({ body: 'One.' });
    desk.put({ body: 'Two.' });
    desk.stop();
    copy(desk.edition);
    desk.start();
    desk.put({ body: 'Three.' });
    desk.put({ slug: 'other', headline: 'Other', body: 'Other.' });
    desk.put({ slug: 'moved', headline: 'Other', body: 'Other.' }, ['other']);
    const before = told();
    desk.stop();
    restore(desk.edition);
    desk.start();
    // Its files are read again.
    desk.readAll({ body: 'Three.' }, { slug: 'moved', headline: 'Other', body: 'Other.' });
    expect(told()).toEqual(before);
    isEqual();
  });

  it('two that do not know each other become the same', () => {
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
    isEqual();
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

it('nothing is written where nothing of a history changes', () => {
  const inode = statSync(desk.history, { bigint: true }).mtimeNs;
  desk.now += HOUR;
  publish(desk.db, batchOf(Array.from({ length: 50 }, (_, n) => written({ slug: `s-${n}` }))), desk.now);
  desk.put({ slug: 's-1', topics: ['opec'] });
  expect(statSync(desk.history, { bigint: true }).mtimeNs).toBe(inode);
});
