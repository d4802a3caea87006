/** A new machine's edition begins with the snapshot that it was given, and is opened all the same if that is of no use. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findStory } from '#lib/edition/queries/stories.ts';
import { makeSnapshot } from '#lib/edition/snapshot.ts';
import { FILE, type Newsroom, NOW, openNewsroom, PATH, story } from './newsroom.fixtures.ts';
import { openDeskEdition } from './open-edition.ts';

let newsroom: Newsroom;
let folder: string;
let logged: string[];
beforeEach(() => {
  newsroom = openNewsroom();
  folder = mkdtempSync(join(tmpdir(), 'open-edition-'));
  logged = [];
});
afterEach(() => {
  newsroom.close();
  rmSync(folder, { recursive: true, force: true });
});

const log = pino({}, { write: (line: string) => logged.push(JSON.parse(line).msg) });
/** Opens the edition. @returns whether it has the story, and how often the desk's pulse was told of long work */
function open(snapshot?: string): [boolean, number] {
  let told = 0;
  const quiet = <Result>(_: number, work: () => Result): Result => {
    told += 1;
    return work();
  };
  const file = join(folder, 'edition.db');
  const db = openDeskEdition({
    file,
    snapshot,
    log,
    pulse: { quiet, touch: () => {} },
    onMishap: () => {},
  });
  const hasStory = findStory(db, { path: PATH, now: NOW }) !== undefined;
  db.close();
  return [hasStory, told];
}

it('an empty edition begins with the snapshot, which is needed only once', async () => {
  newsroom.write(FILE, story());
  await newsroom.read();
  const snapshot = join(folder, 'snapshot');
  makeSnapshot({ edition: newsroom.editionFile, out: snapshot, now: NOW });
  expect(open(snapshot)).toEqual([true, 2]);
  expect(open(snapshot)).toEqual([true, 2]);
  expect(logged).toEqual([
    expect.stringMatching(/^The edition begins with a snapshot of .*: 1 stories\.$/),
    'There is an edition already: the snapshot is not needed.',
  ]);
});

it('a snapshot that is damaged is refused with the reason, and the edition is opened empty', () => {
  const snapshot = join(folder, 'snapshot');
  writeFileSync(snapshot, 'x');
  expect(open(snapshot)).toEqual([false, 2]);
  expect(logged).toEqual([
    expect.stringContaining('The snapshot is not used, and all content is read from its files:'),
  ]);
});

it('without a snapshot it is opened in silence', () => {
  expect(open()).toEqual([false, 1]);
  expect(logged).toEqual([]);
});
