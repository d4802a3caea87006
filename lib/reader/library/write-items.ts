/** Takes items into a reader's library, within a transaction that holds it. */
import { type Item, itemKey } from '#lib/library/item.ts';
import { MOST_ITEMS, READS_KEPT } from '#lib/library/limits.ts';
import { isSameVersion, mergeItems } from '#lib/library/merge.ts';
import type { Refusal } from '#lib/library/sync-message.ts';
import type { Connection } from '../statement.ts';
import type { PlacedItem } from './placed-item.ts';
import { countItems, dropOldestReads, findRows, itemOf, writeRows } from './rows.ts';
import { type LibraryState, writeSeq } from './state.ts';

export interface Written {
  /** What the library has now of each item that was not refused. */
  held: Item[];
  refused: Refusal[];
  /** Number of the library's last change. */
  seq: number;
}

const FULL = {
  saved: `Your account keeps ${MOST_ITEMS.saved} stories at the most. Remove some, and save this one again.`,
  follow: `You can follow ${MOST_ITEMS.follow} sections, topics and authors at the most.`,
} as const;

/** Why an item that the library does not have is not taken; undefined where it is. */
function whyNot({ kind }: Item, isKnown: boolean, keepsReads: boolean): string | undefined {
  if (!isKnown)
    return kind === 'follow' ? 'There is no such section, topic or author.' : 'There is no such story.';
  return kind === 'read' && !keepsReads ? 'Your account does not keep what you read.' : undefined;
}

/** It would be deleted at once. */
const isTooOld = (item: Item, now: number): boolean => item.kind === 'read' && item.at < now - READS_KEPT;

const TAKEN_AWAY: Pick<Item, 'gone'> = { gone: true };

/** @param state as it was when it was locked */
export async function writeItems(
  connection: Connection,
  userId: string,
  state: LibraryState,
  placed: readonly PlacedItem[],
  now: number,
): Promise<Written> {
  const rows = await findRows(
    connection,
    userId,
    placed.map(({ item }) => item),
  );
  const had = new Map(rows.map((row) => [itemKey(row), itemOf(row)]));
  const comes = ({ item }: PlacedItem): boolean =>
    !item.gone && (had.get(itemKey(item)) ?? TAKEN_AWAY).gone === true;
  const counts = placed.some(comes) ? await countItems(connection, userId) : undefined;
  const held: Item[] = [];
  const refused: Refusal[] = [];
  const changed: Item[] = [];
  for (const { item, sentAs, isKnown } of placed) {
    const here = had.get(itemKey(item));
    const why = here ? undefined : whyNot(item, isKnown, state.keepsReads);
    // What is not there is gone already.
    if (here === undefined && ((why && item.gone) || isTooOld(item, now))) {
      held.push(item);
      continue;
    }
    if (why !== undefined) {
      refused.push({ kind: item.kind, id: sentAs, reason: why });
      continue;
    }
    const merged = here ? mergeItems(here, item) : item;
    if (counts && !merged.gone && (here === undefined || here.gone)) {
      if (item.kind !== 'read' && counts[item.kind] >= MOST_ITEMS[item.kind]) {
        refused.push({ kind: item.kind, id: sentAs, reason: FULL[item.kind] });
        continue;
      }
      counts[item.kind] += 1;
    }
    held.push(merged);
    if (here === undefined || !isSameVersion(here, merged)) changed.push(merged);
  }
  if (changed.length === 0) return { held, refused, seq: state.seq };
  await writeRows(connection, userId, changed, { changed: now, seq: state.seq + 1 });
  const seq = state.seq + changed.length;
  await writeSeq(connection, userId, seq);
  const tooMany = (counts?.read ?? 0) - MOST_ITEMS.read;
  if (tooMany > 0) await dropOldestReads(connection, userId, tooMany);
  return { held, refused, seq };
}
