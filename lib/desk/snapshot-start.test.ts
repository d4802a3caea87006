/** An instance that starts from a copy of another's edition shows at once what that showed, and then what its own files say. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEdition } from '#lib/edition/database.ts';
import { digestEdition } from '#lib/edition/digest.ts';
import type { Published } from '#lib/edition/publish.ts';
import { findStory } from '#lib/edition/queries/stories.ts';
import { makeSnapshot, takeSnapshot } from '#lib/edition/snapshot.ts';
import { articleTag } from '#lib/edition/tags.ts';
import { Desk } from './desk.ts';
import { FILE, type Newsroom, NOW, openNewsroom, PATH, story } from './newsroom.fixtures.ts';
import { editionOutlet } from './outlet.ts';

let newsroom: Newsroom;
let other: string;
beforeEach(async () => {
  newsroom = openNewsroom();
  newsroom.write(FILE, story());
  newsroom.write('articles/world/2007/05/29-gone.md', story('headline: Gone\n'));
  newsroom.write('articles/world/2007/05/29-wrong.md', story('authors: [nobody]\n'));
  await newsroom.read();
  other = mkdtempSync(join(tmpdir(), 'other-'));
});
afterEach(() => {
  newsroom.close();
  rmSync(other, { recursive: true, force: true });
});

it('reads every file of a fresh checkout once, and publishes only those that differ', async () => {
  const snapshot = join(other, 'edition.snapshot');
  makeSnapshot({ edition: newsroom.editionFile, out: snapshot, now: NOW });
  // A clone: the same bytes, written now.
  const contentDir = join(other, 'content');
  cpSync(newsroom.contentDir, contentDir, { recursive: true, preserveTimestamps: false });
  rmSync(join(contentDir, 'articles/world/2007/05/29-gone.md'));
  const added = join(contentDir, 'articles/world/2007/05/29-added.md');
  mkdirSync(dirname(added), { recursive: true });
  writeFileSync(added, story('headline: Added\n'));

  const edition = join(other, 'data/edition.db');
  expect(takeSnapshot({ edition, snapshot })).toBeDefined();
  const db = openEdition({ file: edition, mode: 'write' });
  expect(findStory(db, { path: PATH, now: NOW })?.headline).toBe('Ambassadors meet in Baghdad');

  const tags = new Set<string>();
  const onPublished = (published: Published): void => {
    for (const tag of published.tags) tags.add(tag);
  };
  const desk = new Desk({ contentDir, outlet: editionOutlet(db, () => NOW), onPublished });
  expect(await desk.pass()).toMatchObject({ removed: 1, emptied: false });
  expect(findStory(db, { path: '/world/2007/05/29/added', now: NOW })?.headline).toBe('Added');
  expect(tags).toContain(articleTag('/world/2007/05/29/added'));
  expect(tags).not.toContain(articleTag(PATH));
  expect([...desk.problems.keys()]).toEqual(['articles/world/2007/05/29-wrong.md']);

  // Whole again without the snapshot, it would be the same.
  const fresh = openEdition({ file: join(other, 'fresh/edition.db'), mode: 'write' });
  await new Desk({ contentDir, outlet: editionOutlet(fresh, () => NOW) }).pass();
  expect(digestEdition(db)).toBe(digestEdition(fresh));
  fresh.close();
  db.close();
});
