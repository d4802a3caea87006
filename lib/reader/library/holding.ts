/** A library as it is exported and erased, and what of it is kept for a time only. */
import { sql } from 'kysely';
import { now } from '#lib/clock.ts';
import { READS_KEPT, TOMBSTONES_KEPT } from '#lib/library/limits.ts';
import type { ReaderKysely } from '../database.ts';
import type { Holding } from '../holding.ts';
import { type ItemRow, itemOf } from './rows.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/** What a reader did, in words that need no explanation beside them. */
function toExport(row: ItemRow): Record<string, unknown> {
  const item = itemOf(row);
  const at = iso(item.at);
  if (item.kind === 'saved') return { story: item.id, saved: at };
  if (item.kind === 'follow') return { target: item.id, since: at };
  const { progress, paragraph, revision, unread } = item;
  return { story: item.id, read: at, progress, paragraph, revision, unread };
}

/** Tombstones that every device has had time to hear of: one that has not is told so when it comes. */
async function forgetTombstones(db: ReaderKysely, before: number): Promise<void> {
  const isOld = sql`"gone" = 1 and "changed" < ${before}`;
  await sql`update "libraryState" set "forgotten" = (select max("seq") from "libraryItem"
    where "libraryItem"."userId" = "libraryState"."userId" and ${isOld})
    where "userId" in (select "userId" from "libraryItem" where ${isOld})`.execute(db);
  await sql`delete from "libraryItem" where ${isOld}`.execute(db);
}

export const libraryHolding: Holding = {
  name: 'library',

  async exportOf(db, { id }) {
    const rows = await db
      .selectFrom('libraryItem')
      .selectAll()
      .where('userId', '=', id)
      .where('gone', '=', 0)
      .orderBy('at')
      .execute();
    const feed = await db
      .selectFrom('libraryFeed')
      .select('createdAt')
      .where('userId', '=', id)
      .executeTakeFirst();
    const of = (kind: ItemRow['kind']) => rows.filter((row) => row.kind === kind).map(toExport);
    return {
      saved: of('saved'),
      following: of('follow'),
      reads: of('read'),
      ...(feed ? { privateFeed: { since: iso(feed.createdAt) } } : {}),
    };
  },

  async erase(db, { id }) {
    for (const table of ['libraryItem', 'libraryState', 'libraryFeed'] as const)
      await db.deleteFrom(table).where('userId', '=', id).execute();
  },

  async eraseReads(db, readerId) {
    await db.deleteFrom('libraryItem').where('userId', '=', readerId).where('kind', '=', 'read').execute();
    await db.updateTable('libraryState').set({ readsErased: now() }).where('userId', '=', readerId).execute();
  },

  async sweep(db, present) {
    await db
      .deleteFrom('libraryItem')
      .where('kind', '=', 'read')
      .where('at', '<', present - READS_KEPT)
      .execute();
    await db.transaction().execute((transaction) => forgetTombstones(transaction, present - TOMBSTONES_KEPT));
  },
};
