/**
 * One of two versions of an item, whichever way round they meet: the version with the later stamp holds. What each kind keeps
 * beside that has an order of its own, so that merging is a join (commutative, associative, idempotent) and devices that have
 * met the same versions hold the same library.
 */
import type { FollowItem, Item, ReadItem, SavedItem, Stamp } from './item.ts';
import { readStamp } from './stamp.ts';

/** The same text for the same content, whatever the order of its keys. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** What the stamp is the stamp of: the item without what has an order of its own. */
function markOf(item: Item): unknown {
  if (item.kind === 'follow') return { ...item, seen: 0 };
  return item.kind === 'read' ? { ...item, at: 0, progress: 0, paragraph: 0, revision: 0 } : item;
}

/** Less than 0 where `a` gives way. Two versions of one stamp come of a fault; then what is kept holds against what is gone. */
function compareVersions(a: Item, b: Item): number {
  if (a.stamp !== b.stamp) return a.stamp < b.stamp ? -1 : 1;
  if (a.gone !== b.gone) return a.gone ? -1 : 1;
  return compareTexts(textOf(markOf(a)), textOf(markOf(b)));
}

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

type Reading = Pick<ReadItem, 'at' | 'progress' | 'paragraph' | 'revision'>;

const readingOf = ({ at, progress, paragraph, revision }: ReadItem): Reading => ({
  at,
  progress,
  ...(paragraph === undefined ? {} : { paragraph }),
  ...(revision === undefined ? {} : { revision }),
});

/** The later reading: where one stopped last. To mark a story as unread on a device that knows an older one undoes nothing. */
function laterReading(a: Reading, b: Reading): Reading {
  const order = a.at - b.at || a.progress - b.progress || compareTexts(textOf(a), textOf(b));
  return order < 0 ? b : a;
}

function mergeReads(later: ReadItem, earlier: ReadItem): ReadItem {
  const { at: _, progress: __, paragraph: ___, revision: ____, ...mark } = later;
  return { ...mark, ...laterReading(readingOf(later), readingOf(earlier)) };
}

/** What was looked at on any device was looked at. */
function mergeFollows(later: FollowItem, earlier: FollowItem): FollowItem {
  const seen = Math.max(later.seen ?? -1, earlier.seen ?? -1);
  return seen < 0 ? later : { ...later, seen };
}

/**
 * What holds of two versions of the same item.
 * @throws where they are of different items
 */
export function mergeItems<Kind extends Item>(a: Kind, b: Kind): Kind;
export function mergeItems(a: Item, b: Item): Item {
  if (a.kind !== b.kind || a.id !== b.id) throw new Error(`${a.kind} ${a.id} is not ${b.kind} ${b.id}.`);
  const [later, earlier] = compareVersions(a, b) < 0 ? [b, a] : [a, b];
  if (later.kind === 'read' && earlier.kind === 'read') return mergeReads(later, earlier);
  if (later.kind === 'follow' && earlier.kind === 'follow') return mergeFollows(later, earlier);
  return later;
}

/** An item taken away: of a story that was read, nothing of the reading stays. */
export function tombstoneOf(item: Item, stamp: Stamp): Item {
  const at = readStamp(stamp)?.ms ?? item.at;
  switch (item.kind) {
    case 'saved':
      return { kind: 'saved', id: item.id, at, stamp, gone: true } satisfies SavedItem;
    case 'follow':
      return { kind: 'follow', id: item.id, at, stamp, gone: true } satisfies FollowItem;
    case 'read':
      return { kind: 'read', id: item.id, at, stamp, gone: true, progress: 0 } satisfies ReadItem;
  }
}

/** True where two versions say the same. */
export const isSameVersion = (a: Item, b: Item): boolean => textOf(a) === textOf(b);
