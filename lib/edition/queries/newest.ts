/** The newest stories of several lists together. */
import type { EditionDatabase } from '../database.ts';
import { listId } from '../lists.ts';
import type { StoryList, Teaser } from '../model.ts';
import { makeNames } from '../names.ts';
import { idFrom, visibleBelow } from '../story-id.ts';
import { TEASER, type TeaserRow, toTeaser, UNEXPIRED } from '../teaser.ts';

/**
 * Up to `limit` stories that stand in any of the lists and are visible at `now` (ms), each once, newest first; of each list
 * those published after `after` (ms). It reads the beginning of each list's index and no more.
 */
export function listNewest(
  db: EditionDatabase,
  { lists, limit, now }: { lists: readonly { list: StoryList; after: number }[]; limit: number; now: number },
): Teaser[] {
  const sql =
    'SELECT story FROM listing WHERE list = ? AND story >= ? AND story < ? ORDER BY story DESC LIMIT ?';
  const below = visibleBelow(now);
  // Some of them may have expired.
  const most = 2 * limit;
  const ids = new Set<number>();
  for (const { list, after } of lists) {
    const id = listId(db, list);
    if (id === undefined) continue;
    for (const { story } of db.rows<{ story: number }>(sql, id, idFrom(after + 1), below, most))
      ids.add(story);
  }
  const newest = [...ids].sort((a, b) => b - a).slice(0, most);
  const names = makeNames(db);
  return newest
    .flatMap((id) => {
      const one = `SELECT ${TEASER} FROM articles a WHERE a.id = ? AND a.status = 'published' AND ${UNEXPIRED}`;
      const row = db.row<TeaserRow>(one, id, now);
      return row ? [toTeaser(row, names, now)] : [];
    })
    .slice(0, limit);
}
