/** The lists of `<reader-library>`: what is saved, what was read. Runs in the browser. */
import { arrangeRows, type Order } from '#lib/library/arrange-rows.ts';
import { readRows, savedRows } from '#lib/library/device-rows.ts';
import type { Item } from '#lib/library/item.ts';
import type { LibraryRow } from '#lib/library/library-view.ts';
import { rowWords } from '#lib/library/row-words.ts';
import type { StoryChange } from '#lib/library/story-changes.ts';
import { fillRow } from './fill-row.ts';
import { deviceTime } from './stamps.ts';
import { listItems } from './store.ts';

export type ListTab = 'saved' | 'reads';

/** What a list shows besides what storage says. */
export interface ListState {
  query: string;
  order: Order;
  changes: ReadonlyMap<string, StoryChange>;
  /** Taken away on this page, by id: each can be brought back where it stood. */
  removed: ReadonlyMap<string, Item>;
  undo: (id: string) => void;
}

/** Where and how this device writes times. */
export const keeping = (): { timeZone: string; locale: string } => ({
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  locale: document.documentElement.lang || 'en',
});

function rowsOf(tab: ListTab, { changes, removed }: ListState): LibraryRow[] {
  const taken = [...removed.values()];
  const reads = new Map(listItems('read').map((item) => [item.id, item]));
  if (tab === 'saved') {
    const gone = taken.flatMap((item) => (item.kind === 'saved' ? item : []));
    return savedRows([...listItems('saved'), ...gone], reads, changes);
  }
  for (const item of taken) if (item.kind === 'read') reads.set(item.id, item);
  return readRows(reads, changes);
}

/** In the place of a row that was taken away: what it was, and the way back. */
function removedRow({ path, card: { headline } }: LibraryRow, undo: (id: string) => void): HTMLElement {
  const row = document.createElement('li');
  row.className = 'library-removed';
  row.dataset.path = path;
  const words = document.createElement('span');
  words.textContent = `Removed: ${headline}`;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = 'Undo';
  button.ariaLabel = `Undo: ${words.textContent}`;
  button.addEventListener('click', () => undo(path));
  row.append(words, button);
  return row;
}

function group(heading: string, rows: HTMLElement[]): HTMLElement {
  const section = document.createElement('section');
  const title = document.createElement('h2');
  title.className = 'day';
  title.textContent = heading;
  const list = document.createElement('ul');
  list.append(...rows);
  section.append(title, list);
  return section;
}

/** The list as it is now, and how many stories are in it, found or not. */
export function makeList(
  host: Element,
  tab: ListTab,
  state: ListState,
): { groups: HTMLElement[]; all: number; found: number } {
  const { query, order, removed, undo } = state;
  const rows = rowsOf(tab, state);
  const words = { verb: tab === 'saved' ? 'Saved' : 'Read', order, ...keeping() } as const;
  const arranged = arrangeRows(rows, { query, order, now: deviceTime(), ...keeping() });
  const groups = arranged.map(({ heading, rows: each }) =>
    group(
      heading,
      each.map((row) =>
        removed.has(row.path) ? removedRow(row, undo) : fillRow(host, { row, words: rowWords(row, words) }),
      ),
    ),
  );
  return { groups, all: rows.length, found: arranged.reduce((sum, { rows: each }) => sum + each.length, 0) };
}
