/** A story that left one path and stands at another, by its fingerprint: the old path moves to the new one. */
import type { EditionDatabase } from '../database.ts';
import { articleAt } from '../stored.ts';
import { articleTag } from '../tags.ts';
import type { Change, NamedStory } from './change.ts';
import { claimFirstPath, enterFirstPath, keepFirstPath } from './first-paths.ts';
import { forgetDeparted, moveHistory } from './revisions.ts';

/** How long a path that ended waits for its story to appear elsewhere (ms): a move may come in two parts. */
const REMEMBERED = 30 * 24 * 60 * 60 * 1000;

/** Compares what left and what came in this transaction, also with what left in earlier ones. */
export function followRenames(change: Change): void {
  const { db, now } = change;
  if (change.departed.length === 0 && isEmpty(db, 'departed') && isEmpty(db, 'renames')) return;
  const moved = new Set<string>();
  for (const story of change.departed) {
    if (articleAt(db, story.path)) continue;
    const target = followDeparture(change, story);
    if (target !== undefined) moved.add(target);
  }
  const hasFirstPaths = !isEmpty(db, 'first_paths');
  for (const story of change.arrived) {
    const { path, fingerprint } = story;
    const went = 'DELETE FROM departed WHERE path = ? RETURNING fingerprint';
    const left = db.row<{ fingerprint: number }>(went, path);
    const isSame = left?.fingerprint === fingerprint || moved.has(path);
    if (hasFirstPaths) claimFirstPath(db, story, { isSame });
    const ended = 'DELETE FROM renames WHERE source = ? RETURNING target';
    for (const { target } of db.rows<{ target: string }>(ended, path))
      change.tag(articleTag(path), articleTag(target));
    const waiting = 'SELECT path FROM departed WHERE fingerprint = ?';
    for (const old of db.rows<{ path: string }>(waiting, fingerprint)) redirect(change, old.path, path);
  }
  const forgotten = 'DELETE FROM departed WHERE at < ? RETURNING path';
  forgetDeparted(change, db.rows<{ path: string }>(forgotten, now - REMEMBERED));
}

/** Ends a path: it redirects to the path of the same story, which is returned, or waits for that story to appear. */
export function followDeparture(change: Change, { path, fingerprint }: NamedStory): string | undefined {
  const { db, now } = change;
  db.run('INSERT OR REPLACE INTO departed (path, fingerprint, at) VALUES (?, ?, ?)', path, fingerprint, now);
  const same = 'SELECT path FROM articles WHERE fingerprint = ? ORDER BY path LIMIT 1';
  const target = db.row<{ path: string }>(same, fingerprint)?.path;
  if (target !== undefined) redirect(change, path, target);
  return target;
}

const isEmpty = (db: EditionDatabase, table: 'departed' | 'renames' | 'first_paths'): boolean =>
  db.row(`SELECT 1 AS some FROM ${table} LIMIT 1`) === undefined;

/**
 * Whatever led to the old path leads to the new one at once: chains stay one step long. The new path has a story, and
 * so no redirect of its own: loops cannot form.
 */
function redirect(change: Change, from: string, to: string): void {
  const { db } = change;
  db.run('INSERT OR REPLACE INTO renames (source, target) VALUES (?, ?)', from, to);
  const followers = 'UPDATE renames SET target = ? WHERE target = ? RETURNING source';
  for (const { source } of db.rows<{ source: string }>(followers, to, from)) change.tag(articleTag(source));
  db.run('DELETE FROM departed WHERE path = ?', from);
  moveHistory(change, from, to);
  keepFirstPath(db, from, to);
  change.tag(articleTag(from), articleTag(to));
}

/** A file that was renamed: the path that its story had, and the one that it was given. */
export interface Rename {
  from: string;
  to: string;
}

/** Enters renames of which the edition has no record of its own: those of before it was made. Newest first. */
export function enterRenames(change: Change, renames: readonly Rename[]): void {
  const { db } = change;
  const present = new Map<string, string>();
  const firstPaths = new Map<string, string | undefined>();
  for (const { from, to } of renames) {
    const target = present.get(to) ?? to;
    if (!present.has(from)) present.set(from, target);
    if (articleAt(db, from) || !articleAt(db, target)) continue;
    const known = db.row('SELECT 1 AS known FROM renames WHERE source = ?', from);
    if (known !== undefined) continue;
    const first = db.row<{ first: string }>('SELECT first FROM first_paths WHERE path = ?', target)?.first;
    if (!firstPaths.has(target)) firstPaths.set(target, first);
    redirect(change, from, target);
  }
  // Programs know a story by the path that they saw first, not by the oldest path that is found later.
  for (const [path, first] of firstPaths) if (first !== undefined) enterFirstPath(db, path, first);
}
