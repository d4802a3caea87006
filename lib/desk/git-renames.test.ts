import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publish, publishRenames } from '#lib/edition/publish.ts';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import { parseRenames, readGitRenames } from './git-renames.ts';

const NOW = Date.UTC(2024, 5, 1);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'git-renames-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const git = (...args: string[]): void =>
  void execFileSync(
    'git',
    ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args],
    {
      cwd: folder,
      stdio: 'ignore',
    },
  );
const file = (slug: string): string => `content/articles/world/2024/05/01-${slug}.md`;
function write(slug: string, text: string): void {
  mkdirSync(dirname(join(folder, file(slug))), { recursive: true });
  writeFileSync(join(folder, file(slug)), text);
}
function commit(): void {
  git('add', '-A');
  git('commit', '-m', 'x');
}
function move(from: string, to: string): void {
  renameSync(join(folder, file(from)), join(folder, file(to)));
  commit();
}
const path = (slug: string): string => `/world/2024/05/01/${slug}`;

it('stories are found at every place where they stood before, in one step', async () => {
  git('init', '-q');
  write('first', 'The story of the bridge.\n'.repeat(20));
  write('other', 'Another story, about the ferry.\n'.repeat(20));
  commit();
  move('first', 'second');
  move('second', 'third');
  move('other', 'पुल');
  const renames = await readGitRenames(join(folder, 'content'));
  expect(renames).toEqual([
    { from: path('other'), to: path('पुल') },
    { from: path('second'), to: path('third') },
    { from: path('first'), to: path('second') },
  ]);

  const { db, close } = temporaryEdition();
  const there = ['third', 'पुल'].map((slug) => articleRecord({ slug }));
  publish(db, batchOf(there), NOW);
  const { tags } = publishRenames(db, renames, NOW);
  expect(tags.length).toBeGreaterThan(0);
  for (const slug of ['first', 'second'])
    expect(findPathStatus(db, { path: path(slug), now: NOW })).toEqual({
      status: 'moved',
      to: path('third'),
    });
  expect(findPathStatus(db, { path: path('other'), now: NOW })).toEqual({ status: 'moved', to: path('पुल') });
  // A second start has nothing to add.
  expect(publishRenames(db, renames, NOW).change).toBeUndefined();
  // A new story at an old place is not moved away.
  publish(db, batchOf([articleRecord({ slug: 'first' })]), NOW);
  publishRenames(db, renames, NOW);
  expect(findPathStatus(db, { path: path('first'), now: NOW })).toEqual({ status: 'page' });
  close();
});

it('a name that was given back leads nowhere else, and a story that went leads nowhere', () => {
  const { db, close } = temporaryEdition();
  publish(db, batchOf([articleRecord({ slug: 'a' })]), NOW);
  // Newest first: b → a, before that a → b; and c → gone.
  publishRenames(
    db,
    [
      { from: path('b'), to: path('a') },
      { from: path('a'), to: path('b') },
      { from: path('c'), to: path('gone') },
    ],
    NOW,
  );
  expect(findPathStatus(db, { path: path('a'), now: NOW })).toEqual({ status: 'page' });
  expect(findPathStatus(db, { path: path('b'), now: NOW })).toEqual({ status: 'moved', to: path('a') });
  expect(findPathStatus(db, { path: path('c'), now: NOW })).toEqual({ status: 'unknown' });
  close();
});

it('a folder without a history has none, and lines that are no stories are passed over', async () => {
  expect(await readGitRenames(folder)).toEqual([]);
  expect(await readGitRenames(join(folder, 'gone'))).toEqual([]);
  const name = (slug: string): string => file(slug).replace('content/', '');
  const output = [
    'R100',
    name('a'),
    name('b'),
    'R090',
    'articles/notes.txt',
    name('c'),
    'R100',
    name('d'),
    name('e'),
    '',
  ];
  expect(parseRenames(output.join('\0'))).toEqual([
    { from: path('a'), to: path('b') },
    { from: path('d'), to: path('e') },
  ]);
});
