/** The edition survives the loss of the file of histories, damage to it, and a file that cannot be used. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
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
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listRevisions } from '../queries/revisions.ts';
import { articleTag } from '../tags.ts';
import { CONTENT, expectEqual, live, told } from './newsroom-day.fixtures.ts';
import { Desk, type Fields, pathOf } from './test-histories.ts';

let desk: Desk;
beforeEach(() => {
  desk = new Desk().start();
  desk.readAll();
});
afterEach(() => desk.stop().discard());

describe('a file that is lost', () => {
  it('is made again from the edition at the next start', () => {
    live(desk);
    desk.stop().loseHistory().start();
    expectEqual(desk);
    expect(desk.errors()).toEqual([]);
    expect(desk.sync.mayBeElsewhere).toBe(false);
  });

  it('is made again while the desk runs, and that is logged', () => {
    live(desk);
    desk.loseHistory();
    desk.put({ body: 'Four.' });
    expectEqual(desk);
    expect(desk.errors()).toEqual([expect.stringContaining('history.db was deleted or replaced')]);
  });

  it('and whose edition is lost too is looked for elsewhere', () => {
    live(desk);
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
  const overwrite = (at: number, bytes: Uint8Array): void => {
    const descriptor = openSync(desk.history, 'r+');
    writeSync(descriptor, bytes, 0, bytes.length, at);
    closeSync(descriptor);
  };
  const damages: [string, () => void][] = [
    ['random bytes', () => writeFileSync(desk.history, randomBytes(9000))],
    ['a few bytes', () => writeFileSync(desk.history, 'SQLi')],
    ['random bytes at its start', () => overwrite(0, randomBytes(300))],
    ['random bytes in its middle', () => overwrite(4096, randomBytes(statSync(desk.history).size - 4096))],
    ['cut off', () => truncateSync(desk.history, Math.floor(statSync(desk.history).size / 2))],
    ['of another program', () => new DatabaseSync(desk.history).exec('PRAGMA application_id = 7')],
    ['short of a table', () => new DatabaseSync(desk.history).exec('DROP TABLE renames')],
  ];

  it.each(damages)('(%s) is moved aside, and another is made from the edition', (_, damage) => {
    live(desk);
    const before = told(desk);
    desk.stop();
    damage();
    desk.start();
    expect(desk.errors()).toEqual([
      expect.stringMatching(
        /^history\.db was damaged .+moved aside as .+history\.db\.damaged-1\. It was made again from edition\.db/,
      ),
    ]);
    expect(existsSync(`${desk.history}.damaged-1`)).toBe(true);
    expect(told(desk)).toEqual(before);
    expectEqual(desk);
    desk.put({ body: 'Four.' });
    expectEqual(desk);
  });

  it.each(damages.slice(3, 5))('(%s) while the desk runs loses nothing that is published', (_, damage) => {
    live(desk);
    for (let n = 0; n < 20; n += 1) desk.put({ slug: `s-${n}`, body: randomBytes(9000).toString('base64') });
    for (let n = 0; n < 20; n += 1) desk.put({ slug: `s-${n}`, body: randomBytes(9000).toString('base64') });
    desk.stop().start();
    damage();
    for (let n = 0; n < 20; n += 1) desk.put({ slug: `s-${n}`, body: 'Short.' });
    desk.stop().start();
    expect(desk.errors()).toEqual([expect.stringContaining('history.db was damaged')]);
    expect(desk.bodies('s-7')).toHaveLength(3);
    expectEqual(desk);
  });

  it('gives everything readable to an empty edition', () => {
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
    expectEqual(desk);
  });
});

describe('a damaged revision', () => {
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
    expectEqual(desk);
    checkAll();
    expect(desk.errors()).toHaveLength(1);
  });

  it('in the edition is left out until it is restored from the file', () => {
    spoil(desk.edition, 2);
    expect(desk.bodies()).toEqual(['Three.', 'One.']);
    checkAll();
    expect(desk.bodies()).toEqual(['Three.', 'Two.', 'One.']);
    expect(desk.tags).toContain(articleTag(pathOf('talks')));
    expectEqual(desk);
  });

  it('in both is named and left out, also of a rebuilt edition', () => {
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

  it.each(['Three.', 'Edited meanwhile.'])('that is the latest leaves the others (%s)', (body) => {
    spoil(desk.history, 3);
    desk.stop().loseEdition().start();
    desk.readAll({ body });
    const numbers = listRevisions(desk.db, { path: pathOf('talks'), now: desk.now }).map(
      ({ number }) => number,
    );
    expect(numbers).toEqual(body === 'Three.' ? [3, 2, 1] : [4, 2, 1]);
    expect(desk.bodies()).toEqual([body, 'Two.', 'One.']);
    expectEqual(desk);
  });
});

describe('a file that cannot be used', () => {
  it('blocks nothing: what has to be written waits in the edition', () => {
    desk.stop().loseHistory();
    mkdirSync(desk.history);
    desk.start();
    live(desk);
    expect(desk.errors()).toEqual([expect.stringContaining('history.db cannot be used')]);
    expect(desk.sync.isBehind).toBe(true);
    expect(desk.sync.failing).toMatchObject({ since: expect.any(Number), attempts: expect.any(Number) });
    expect(desk.bodies()).toEqual(['Three.', 'Two.', 'One.']);
    rmSync(desk.history, { recursive: true });
    desk.sync.retry();
    expect(desk.sync.failing).toBeUndefined();
    expect(desk.log.at(-1)?.message).toContain('written to history.db again');
    expectEqual(desk);
  });

  it('because it is of a newer version is not touched', () => {
    live(desk);
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
    expectEqual(desk);
    expect(desk.bodies()).toHaveLength(4);
  });
});
