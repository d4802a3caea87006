/** Which stories are close to a story. */
import type { EditionDatabase } from './database.ts';
import { listId, topicList } from './lists.ts';
import { visibleBelow } from './story-id.ts';

/** Newest stories of each topic that are looked at: what is related is also recent, and the cost stays the same. */
const LOOKED_AT = 50;

/** Ids of recent stories that share topics, the closest first. A topic's weight falls with how common it is. */
export function storiesSharing(db: EditionDatabase, topics: readonly string[], now: number): number[] {
  const scores = new Map<number, number>();
  for (const topic of topics) {
    const list = listId(db, topicList(topic));
    if (list === undefined) continue;
    const total = db.row<{ total: number }>('SELECT total FROM lists WHERE id = ?', list)?.total ?? 0;
    const newest = `SELECT story FROM listing WHERE list = ? AND story < ? ORDER BY story DESC LIMIT ${LOOKED_AT}`;
    for (const { story } of db.rows<{ story: number }>(newest, list, visibleBelow(now)))
      scores.set(story, (scores.get(story) ?? 0) + 1 / Math.log2(2 + total));
  }
  return [...scores].sort(([a, x], [b, y]) => y - x || b - a).map(([id]) => id);
}
