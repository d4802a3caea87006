/** A story, as its own page shows it to everyone. */
import type { Path } from '../../routes.ts';
import type { EditionDatabase } from '../database.ts';
import { storiesCloseTo } from '../kinship.ts';
import { sectionList } from '../lists.ts';
import type { LiveEntry, Story, Teaser } from '../model.ts';
import { findLiving } from '../moves.ts';
import { makeNames } from '../names.ts';
import { readStory } from '../read-story.ts';
import { readText } from '../rich-text.ts';
import { articleAt, detailOf, openingOf, parse, type StoredEntry, type StoredTeaser } from '../stored.ts';
import { visibleBelow } from '../story-id.ts';
import { instant, TEASER, type TeaserRow, toTeaser, UNEXPIRED } from '../teaser.ts';
import { visibilityOf } from '../visibility.ts';
import { rowsBelow } from './lists.ts';

/** The story at a path, or undefined where none is visible at `now` (ms). Its body is only what anyone may read. */
export function findStory(
  db: EditionDatabase,
  { path, now }: { path: Path; now: number },
): Story | undefined {
  const row = articleAt(db, path);
  if (!row || visibilityOf(row, now) !== 'page') return undefined;
  return readStory(db, row, now);
}

/** The story at a path, or the one that left it for another, as it stands in a list; undefined where none is visible. */
export function findTeaser(
  db: EditionDatabase,
  { path, now }: { path: Path; now: number },
): Teaser | undefined {
  const row = findLiving(db, path, now);
  return row && toTeaser(row, makeNames(db), now);
}

/** Everybody may read the entries of a story if everybody may read all of the story. */
function showsEntries(db: EditionDatabase, story: Path, now: number): boolean {
  const row = articleAt(db, story);
  if (!row || visibilityOf(row, now) !== 'page') return false;
  return parse<StoredTeaser>(row.teaser).access === 'free';
}

/** True if anyone may read an entry at `now` (ms). */
export const isEntryPublic = (
  db: EditionDatabase,
  { story, id, now }: { story: Path; id: string; now: number },
): boolean =>
  db.row('SELECT 1 AS come FROM live_entries WHERE story = ? AND id = ? AND at <= ?', story, id, now) !==
    undefined && showsEntries(db, story, now);

/** Entries of the live story at a path by `now` (ms), newest first; none where it is not visible or not free. */
export function listLiveEntries(
  db: EditionDatabase,
  { path, now }: { path: Path; now: number },
): LiveEntry[] {
  if (!showsEntries(db, path, now)) return [];
  const names = makeNames(db);
  const sql = 'SELECT id, at, data FROM live_entries WHERE story = ? AND at <= ? ORDER BY at DESC, id DESC';
  return db.rows<{ id: string; at: number; data: string }>(sql, path, now).map(({ id, at, data }) => {
    const { author, body, media, ...entry } = parse<StoredEntry>(data);
    const byline = author === undefined ? undefined : { slug: author, name: names.author(author) };
    return { ...entry, id, at: instant(at), author: byline, ...readText(db, { body, media }) };
  });
}

/**
 * Up to `limit` visible stories related to the one at `path`: first those that its front matter names, then the closest by
 * topics and words (see kinship.ts), then those of its section that came before it.
 */
export function listRelated(
  db: EditionDatabase,
  { path, limit, now }: { path: Path; limit: number; now: number },
): Teaser[] {
  const story = articleAt(db, path);
  if (!story || visibilityOf(story, now) !== 'page') return [];
  const teaser = parse<StoredTeaser>(story.teaser);
  const chosen = new Map<number, TeaserRow>();
  // A story and its translations are one: the first that is found stands for all.
  const originals = new Set([teaser.translationOf ?? path]);
  const choose = (row: TeaserRow | undefined): void => {
    if (row === undefined || row.id === story.id || chosen.size === limit || chosen.has(row.id)) return;
    const original = parse<StoredTeaser>(row.teaser).translationOf ?? row.path;
    if (originals.has(original)) return;
    originals.add(original);
    chosen.set(row.id, row);
  };
  for (const named of detailOf(db, story)?.related ?? []) choose(findLiving(db, named, now));
  if (chosen.size < limit) {
    const text = { ...teaser, opening: openingOf(db, story) };
    for (const id of storiesCloseTo(db, { id: story.id, topics: teaser.topics, text }, now)) {
      if (chosen.size === limit) break;
      choose(visibleRow(db, id, now));
    }
  }
  for (const below of [story.id, visibleBelow(now)])
    if (chosen.size < limit)
      for (const row of rowsBelow(db, sectionList(teaser.section), below, limit + chosen.size + 1, now))
        choose(row);
  const names = makeNames(db);
  return [...chosen.values()].map((row) => toTeaser(row, names, now));
}

const visibleRow = (db: EditionDatabase, id: number, now: number): TeaserRow | undefined =>
  db.row<TeaserRow>(
    `SELECT ${TEASER} FROM articles a WHERE a.id = ? AND a.status = 'published' AND ${UNEXPIRED}`,
    id,
    now,
  );
