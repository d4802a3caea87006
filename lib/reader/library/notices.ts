/** What the library's pages say of what was just done, by its key in the address. */

import type { LibraryTab } from '#lib/library/library-view.ts';
import { MOST_ITEMS } from '#lib/library/limits.ts';
import { libraryPath } from '#lib/library-routes.ts';

const NOTICES = {
  saved: 'The story is saved in your library.',
  unsaved: 'The story was removed from your library.',
  followed: 'You follow it from now on: what is new of it comes here.',
  unfollowed: 'You do not follow it any more.',
  'read-removed': 'That you read this story was forgotten.',
  'marked-read': 'The story is marked as read.',
  'marked-unread': 'The story is marked as unread.',
  'reads-cleared': 'All that was kept of your reading was deleted.',
  'reads-on': 'What you read is kept in your account from now on.',
  'reads-off': 'What you read is not kept in your account any more, and what was kept was deleted.',
  'feed-made': 'Your private feed has a new address. An address that it had before leads nowhere now.',
  'feed-revoked': 'Your private feed is switched off: its address leads nowhere now.',
  'no-story': 'There is no such story, so nothing was changed.',
  'no-target': 'There is no such section, topic or author, so nothing was changed.',
  'no-reads': 'Your account does not keep what you read, so nothing was changed.',
  'full-saved': `Your account keeps ${MOST_ITEMS.saved} stories at the most. Remove some, and save this one again.`,
  'full-follow': `You can follow ${MOST_ITEMS.follow} sections, topics and authors at the most.`,
} as const;

export type Notice = keyof typeof NOTICES;

/** The address of a list that says so. */
export const noticeAt = (tab: LibraryTab, notice: Notice): string => `${libraryPath(tab)}?done=${notice}`;

/** The sentence of a key; undefined where it is none. */
export const noticeOf = (key: string | null): string | undefined =>
  key !== null && Object.hasOwn(NOTICES, key) ? NOTICES[key as Notice] : undefined; // it is one of its keys
