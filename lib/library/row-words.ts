/** What a library's row says below its headline. Pure: for the server and the browser. */
import { formatClock, formatDate, type Timekeeping } from '#lib/dateline/format-time.ts';
import { instantOf, type Order } from './arrange-rows.ts';
import type { LibraryRow } from './library-view.ts';

/** So much of a story is all of it. */
export const READ_ALL = 0.95;

export type Reading = 'unread' | 'begun' | 'read';

export function readingOf({ progress, unread }: Pick<LibraryRow, 'progress' | 'unread'>): Reading {
  if (progress === undefined || unread) return 'unread';
  return progress >= READ_ALL ? 'read' : 'begun';
}

export const percentRead = (progress = 0): string => `${Math.round(progress * 100)} per cent read`;

const readingWords = (row: LibraryRow): string =>
  ({ unread: 'not read yet', begun: percentRead(row.progress), read: 'read' })[readingOf(row)];

interface Words extends Timekeeping {
  /** What was done with the story: it begins the line. */
  verb: 'Saved' | 'Read' | 'Published';
  order: Order;
}

/** `Saved at 14:32, 4 minute read, not read yet`; with its day where none stands above it. */
export function rowWords(row: LibraryRow, { verb, order, ...keeping }: Words): string {
  const instant = instantOf(row.at);
  const when =
    order === 'section' ? `on ${formatDate(instant, keeping)}` : `at ${formatClock(instant, keeping)}`;
  const { minutes } = row.card;
  return [`${verb} ${when}`, minutes ? `${minutes} minute read` : '', readingWords(row)]
    .filter(Boolean)
    .join(', ');
}

/** What became of a story since; undefined where nothing did. */
export function badgeOf({
  withdrawn,
  changed,
}: Pick<LibraryRow, 'withdrawn' | 'changed'>): string | undefined {
  if (withdrawn) return `Taken down${withdrawn.reason ? `: ${withdrawn.reason}` : ' by the paper'}`;
  return changed ? 'Corrected since you read it' : undefined;
}
