/** Rows of a library's lists from a device's items and what the paper says of its stories since. Pure. */
import type { Path } from '#lib/routes.ts';
import type { ReadItem, SavedItem } from './item.ts';
import type { LibraryRow } from './library-view.ts';
import type { StoryChange } from './story-changes.ts';

type Changes = ReadonlyMap<Path, StoryChange>;
type Reads = ReadonlyMap<Path, ReadItem>;

/** True where a story has changed since it was read: by its revision where the reader's is known, else by the time. */
function isChanged(read: ReadItem, change: StoryChange): boolean {
  if (read.revision !== undefined && change.revision !== undefined) return change.revision > read.revision;
  return change.at > read.at;
}

/** Of what has no card only the address is known: its last part stands for a headline. */
const headlineOf = (path: Path): string => (path.split('/').at(-1) ?? path).replaceAll('-', ' ');

function rowOf(item: SavedItem | ReadItem, read: ReadItem | undefined, changes: Changes): LibraryRow {
  const change = changes.get(item.id);
  return {
    path: item.id,
    card: item.card ?? read?.card ?? { headline: headlineOf(item.id), section: '' },
    at: item.at,
    ...(read && { progress: read.progress }),
    ...(read?.unread && { unread: true }),
    ...(change?.withdrawn && { withdrawn: change.withdrawn }),
    ...(read && change && !change.withdrawn && isChanged(read, change) && { changed: change.kind ?? true }),
  };
}

export const savedRows = (saved: readonly SavedItem[], reads: Reads, changes: Changes): LibraryRow[] =>
  saved.map((item) => rowOf(item, reads.get(item.id), changes));

export const readRows = (reads: Reads, changes: Changes): LibraryRow[] =>
  [...reads.values()].map((item) => rowOf(item, item, changes));
