/** What is new of what a reader follows. */
import type { Teaser } from '#lib/edition/model.ts';
import { listNewest } from '#lib/edition/queries/newest.ts';
import type { FollowTarget } from '#lib/library/item.ts';
import { type Connection, statement } from '../statement.ts';
import { type ItemRow, itemOf } from './rows.ts';
import { readState } from './state.ts';
import type { SyncPlace } from './sync-library.ts';

/** Who comes back within this time is still on the same visit, in ms. */
const VISIT = 30 * 60 * 1000;

const selectFollows = statement<ItemRow>(
  `select "kind", "id", "stamp", "at", "gone", "data", "seq" from "libraryItem"
  where "userId" = ? and "kind" = 'follow' and "gone" = 0`,
);
const selectSeen = statement<{ seen: number }>('select "seen" from "libraryState" where "userId" = ?');
// A visit begins where the last one ended; what was new to it stays so until it is over.
const look = statement(
  `update "libraryState" set "seen" = case when "looked" < ? then "looked" else "seen" end, "looked" = ? where "userId" = ?`,
);

export interface Followed {
  target: FollowTarget;
  /** Since when its stories are new, in ms since 1970. */
  since: number;
}

/** What a reader follows, and up to where they have looked. */
export async function listFollowed(connection: Connection, userId: string): Promise<Followed[]> {
  const [state] = await selectSeen(connection, [userId]);
  const rows = await selectFollows(connection, [userId]);
  return rows.map(itemOf).flatMap((item) => {
    if (item.kind !== 'follow') return [];
    return [{ target: item.id, since: Math.max(item.seen ?? item.at, state?.seen ?? 0) }];
  });
}

/** Notes that the reader looks at what is new. */
export async function noteLook({ now, ...place }: SyncPlace, userId: string): Promise<void> {
  await readState(place, userId);
  await look(place, [now - VISIT, now, userId]);
}

/** The newest stories of all that a reader follows, each once, newest first; with `fresh` those they have not looked at. */
export async function listNews(
  place: SyncPlace,
  userId: string,
  { limit, fresh = false }: { limit: number; fresh?: boolean },
): Promise<Teaser[]> {
  const followed = await listFollowed(place, userId);
  const lists = followed.map(({ target, since }) => ({ list: target, after: fresh ? since : 0 }));
  return listNewest(place.edition, { lists, limit, now: place.now });
}
