/** A library's rows: reading and writing them, in the transaction of whoever asks. */
import type { Item, ItemKind, ReadItem } from '#lib/library/item.ts';
import { type Connection, statement } from '../statement.ts';

export interface ItemRow {
  kind: ItemKind;
  id: string;
  stamp: string;
  at: number;
  gone: number;
  data: string | null;
  seq: number;
}

type Reading = Pick<ReadItem, 'progress' | 'paragraph' | 'revision' | 'unread'>;

/** Of a tombstone. */
const NOT_READ: Reading = { progress: 0 };

/** The item that a row holds; what its kind keeps is the JSON that `dataOf` wrote. */
export function itemOf({ kind, id, stamp, at, gone, data }: ItemRow): Item {
  const base = { id, stamp, at, ...(gone ? { gone: true as const } : {}) };
  const kept: unknown = data === null ? {} : JSON.parse(data);
  if (kind === 'saved') return { kind, ...base };
  if (kind === 'read') return { kind, ...base, ...NOT_READ, ...(kept as Reading) }; // see above
  return { kind, ...base, ...(kept as { seen?: number }) } as Item; // its id was checked when it came
}

function dataOf(item: Item): string | null {
  if (item.kind === 'saved') return null;
  if (item.kind === 'follow') return item.seen === undefined ? null : JSON.stringify({ seen: item.seen });
  if (item.gone) return null;
  const { progress, paragraph, revision, unread } = item;
  return JSON.stringify({ progress, paragraph, revision, unread } satisfies Partial<Reading>);
}

const COLUMNS = '"kind", "id", "stamp", "at", "gone", "data", "seq"';

/** Statements by the number of rows that they are about. */
function forMany<Made>(make: (count: number) => Made): (count: number) => Made {
  const made = new Map<number, Made>();
  return (count) => {
    const found = made.get(count) ?? make(count);
    made.set(count, found);
    return found;
  };
}

const many = (count: number, one: string): string => Array.from({ length: count }, () => one).join(', ');

const selectRows = forMany((count) =>
  statement<ItemRow>(
    `select ${COLUMNS} from "libraryItem" where "userId" = ? and ("kind", "id") in (values ${many(count, '(?, ?)')})`,
  ),
);

const upsertRows = forMany((count) =>
  statement(
    `insert into "libraryItem" ("userId", "kind", "id", "stamp", "at", "gone", "data", "changed", "seq")
    values ${many(count, '(?, ?, ?, ?, ?, ?, ?, ?, ?)')}
    on conflict ("userId", "kind", "id") do update set "stamp" = excluded."stamp", "at" = excluded."at",
    "gone" = excluded."gone", "data" = excluded."data", "changed" = excluded."changed", "seq" = excluded."seq"`,
  ),
);

const selectChanged = statement<ItemRow>(
  `select ${COLUMNS} from "libraryItem" where "userId" = ? and "seq" > ? order by "seq" limit ?`,
);

const countLive = statement<{ kind: ItemKind; n: number }>(
  'select "kind", count(*) as n from "libraryItem" where "userId" = ? and "gone" = 0 group by "kind"',
);

const deleteOldestReads = statement(
  `delete from "libraryItem" where "userId" = ? and "kind" = 'read' and "id" in (select "id" from "libraryItem"
  where "userId" = ? and "kind" = 'read' order by "at" limit ?)`,
);

/** A reader's rows of these items; of those that have none, nothing. */
export const findRows = (
  connection: Connection,
  userId: string,
  items: readonly Pick<Item, 'kind' | 'id'>[],
): Promise<ItemRow[]> =>
  items.length === 0
    ? Promise.resolve([])
    : selectRows(items.length)(connection, [userId, ...items.flatMap(({ kind, id }) => [kind, id])]);

/** @param changed now, in ms since 1970; `seq` numbers the first item, and the others follow */
export async function writeRows(
  connection: Connection,
  userId: string,
  items: readonly Item[],
  { changed, seq }: { changed: number; seq: number },
): Promise<void> {
  if (items.length === 0) return;
  const values = items.flatMap((item, n) => [
    userId,
    item.kind,
    item.id,
    item.stamp,
    item.at,
    item.gone ? 1 : 0,
    dataOf(item),
    changed,
    seq + n,
  ]);
  await upsertRows(items.length)(connection, values);
}

/** Rows that changed after change number `after`, in the order in which they did. */
export const changedRows = (
  connection: Connection,
  userId: string,
  { after, limit }: { after: number; limit: number },
): Promise<ItemRow[]> => selectChanged(connection, [userId, after, limit]);

/** How many items of each kind a reader has. */
export async function countItems(connection: Connection, userId: string): Promise<Record<ItemKind, number>> {
  const counts = { saved: 0, follow: 0, read: 0 };
  for (const { kind, n } of await countLive(connection, [userId])) counts[kind] = Number(n);
  return counts;
}

export const dropOldestReads = (connection: Connection, userId: string, count: number): Promise<unknown> =>
  deleteOldestReads(connection, [userId, userId, count]);

const selectLive = statement<ItemRow>(
  `select ${COLUMNS} from "libraryItem" where "userId" = ? and "kind" = ? and "gone" = 0 order by "at" desc, "id"`,
);

/** All that a reader has of a kind, the latest first. */
export const listLive = (connection: Connection, userId: string, kind: ItemKind): Promise<ItemRow[]> =>
  selectLive(connection, [userId, kind]);

/** What is kept of a reader's reading of these stories. */
export async function findReads(
  connection: Connection,
  userId: string,
  paths: readonly string[],
): Promise<Map<string, ReadItem>> {
  const rows = await findRows(
    connection,
    userId,
    paths.map((id) => ({ kind: 'read', id })),
  );
  return new Map(
    rows
      .map(itemOf)
      .flatMap((item) => (item.kind === 'read' && !item.gone ? [[item.id, item] as const] : [])),
  );
}
