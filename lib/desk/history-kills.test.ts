/** The desk as a process: histories survive kills, the loss of the edition and the loss of their own file. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEdition } from '#lib/edition/database.ts';
import { historiesIn, historiesInFile } from '#lib/edition/histories/test-histories.ts';
import { findFirstPath } from '#lib/edition/queries/origins.ts';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import { listRevisions } from '#lib/edition/queries/revisions.ts';
import { seededRandom } from '../../bench/corpus.ts';
import { put, readAllOf, type StartedDesk, startDesk } from './kills.fixtures.ts';
import { furnish, story } from './newsroom.fixtures.ts';

let folder: string;
let folders: { contentDir: string; dataDir: string };
let desk: StartedDesk | undefined;
const log = (): string => join(folder, 'desk.log');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-kills-'));
  folders = { contentDir: join(folder, 'content'), dataDir: join(folder, 'data') };
  furnish(folders.contentDir);
});
afterEach(async () => {
  await desk?.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const fileOf = (slug: string): string => join(folders.contentDir, `articles/world/2007/05/29-${slug}.md`);
const pathOf = (slug: string): string => `/world/2007/05/29/${slug}`;
const write = (slug: string, body: string): void =>
  put(fileOf(slug), story(`headline: Story ${slug}\n`, `${body}\n`));

/** The state that the desk left. */
function read<Result>(look: (db: ReturnType<typeof openEdition>) => Result): Result {
  const db = openEdition({ file: join(folders.dataDir, 'edition.db'), mode: 'read' });
  try {
    return look(db);
  } finally {
    db.close();
  }
}

const bodiesOf = (slug: string): string[] =>
  read((db) =>
    listRevisions(db, { path: pathOf(slug), now: Date.now() }).map(({ text }) => text.body.trim()),
  );

const until = async (satisfied: () => boolean): Promise<void> => {
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(20)) if (satisfied()) return;
  throw new Error('It did not come to that.');
};

function lose(name: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(join(folders.dataDir, name + ending), { force: true });
}

const isEqual = (): void =>
  expect(historiesInFile(join(folders.dataDir, 'history.db'))).toEqual(read(historiesIn));

it('killed, then without its edition, then without its file, it still has every history', async () => {
  write('talks', 'One.');
  write('old-name', 'Moved.');
  desk = startDesk(folders, { log: log(), level: 'info' });
  expect(await desk.ready).toBe(true);
  for (const body of ['Two.', 'Three.']) {
    write('talks', body);
    await until(() => bodiesOf('talks')[0] === body);
  }
  rmSync(fileOf('old-name'));
  put(fileOf('new-name'), story('headline: Story old-name\n', 'Moved.\n'));
  const status = () => read((db) => findPathStatus(db, { path: pathOf('old-name'), now: Date.now() }));
  await until(() => status().status === 'moved');
  await desk.end('SIGKILL');

  const holds = (): void => {
    expect(bodiesOf('talks')).toEqual(['Three.', 'Two.', 'One.']);
    expect(status()).toEqual({ status: 'moved', to: pathOf('new-name') });
    expect(read((db) => findFirstPath(db, { path: pathOf('new-name') }))).toBe(pathOf('old-name'));
    isEqual();
  };
  lose('edition.db');
  await readAllOf(folders);
  holds();
  lose('history.db');
  await readAllOf(folders);
  holds();
  writeFileSync(join(folders.dataDir, 'history.db'), randomBytes(20_000));
  desk = startDesk(folders, { log: log(), level: 'info' });
  expect(await desk.ready).toBe(true);
  await desk.end('SIGTERM');
  holds();
  const lines = readFileSync(log(), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.filter(({ level }) => level >= 50)).toEqual([
    expect.objectContaining({ level: 50, msg: expect.stringContaining('history.db was damaged') }),
  ]);
}, 120_000);

it('killed repeatedly while stories change, it loses no revision and counts none twice', async () => {
  const random = seededRandom(21);
  const slugs = Array.from({ length: 12 }, (_, n) => `s-${n}`);
  const last = new Map(slugs.map((slug) => [slug, 'Round 0.']));
  for (const slug of slugs) write(slug, 'Round 0.');
  await readAllOf(folders);
  for (let round = 1; round <= 4; round += 1) {
    desk = startDesk(folders);
    await desk.ready;
    for (const slug of slugs) {
      if (random() < 0.3) continue;
      write(slug, `Round ${round}.`);
      last.set(slug, `Round ${round}.`);
      await pause(random() * 12);
    }
    await pause(random() * 150);
    await desk.end('SIGKILL');
    if (round === 3) lose('edition.db');
  }
  await readAllOf(folders);
  isEqual();
  const histories = slugs.map((slug) => ({ slug, bodies: bodiesOf(slug).toReversed() }));
  for (const { slug, bodies } of histories) {
    const rounds = bodies.map((body) => Number(/\d+/.exec(body)?.[0]));
    expect(rounds, slug).toEqual([...new Set(rounds)].sort((a, b) => a - b));
    expect(bodies.at(-1), slug).toBe(last.get(slug));
  }
  expect(histories.reduce((sum, { bodies }) => sum + bodies.length, 0)).toBeGreaterThan(2 * slugs.length);
}, 120_000);
