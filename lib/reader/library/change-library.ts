/** What a reader does on the library's pages: the account itself changes their items, with stamps of its own. */
import type { Item, ItemKind } from '#lib/library/item.ts';
import { ITEMS_AT_ONCE } from '#lib/library/limits.ts';
import { tombstoneOf } from '#lib/library/merge.ts';
import { nextStamp } from '#lib/library/stamp.ts';
import type { Connection } from '../statement.ts';
import { placeItems } from './placed-item.ts';
import { findRows, type ItemRow, itemOf, writeRows } from './rows.ts';
import { lockState, writeSeq } from './state.ts';
import type { SyncPlace } from './sync-library.ts';
import { writeItems } from './write-items.ts';

/** Stands in stamps where a device has its id. */
const ACCOUNT = 'accounts';

/** An item's new version; `before` is what there is of it, also a tombstone. Undefined: nothing changes. */
export type Change = (before: Item | undefined, stamp: string) => Item | undefined;

export const takeAway: Change = (before, stamp) =>
  before === undefined || before.gone ? undefined : tombstoneOf(before, stamp);

/** Changes one item. Returns why not, as a sentence; undefined where it was done. */
export async function changeItem(
  { edition, now, ...connection }: SyncPlace,
  userId: string,
  { kind, id }: { kind: ItemKind; id: string },
  change: Change,
): Promise<string | undefined> {
  return connection.db.transaction().execute(async (db) => {
    const inside: Connection = { db, kind: connection.kind };
    const state = await lockState(inside, userId);
    const [row] = await findRows(inside, userId, [{ kind, id }] as Pick<Item, 'kind' | 'id'>[]); // as they are asked for
    const before = row && itemOf(row);
    const item = change(before, nextStamp(before?.stamp, now, ACCOUNT));
    if (item === undefined) return undefined;
    const { refused } = await writeItems(inside, userId, state, placeItems(edition, [item], now), now);
    return refused[0]?.reason;
  });
}

/** Takes all reads away, from every device too. */
export async function clearReads({ now, ...connection }: SyncPlace, userId: string): Promise<void> {
  await connection.db.transaction().execute(async (db) => {
    const inside: Connection = { db, kind: connection.kind };
    let { seq } = await lockState(inside, userId);
    const rows: ItemRow[] = await db
      .selectFrom('libraryItem')
      .selectAll()
      .where('userId', '=', userId)
      .where('kind', '=', 'read')
      .where('gone', '=', 0)
      .execute();
    const items = rows.map((row) => tombstoneOf(itemOf(row), nextStamp(row.stamp, now, ACCOUNT)));
    for (let n = 0; n < items.length; n += ITEMS_AT_ONCE) {
      const some = items.slice(n, n + ITEMS_AT_ONCE);
      await writeRows(inside, userId, some, { changed: now, seq: seq + 1 });
      seq += some.length;
    }
    await writeSeq(inside, userId, seq);
  });
}
