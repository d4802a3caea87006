/** What the library's pages show of a reader who is signed in; of others the server knows nothing, and the page fills itself. */
import type { Path } from '#lib/routes.ts';
import type { FollowTarget, StoryCard } from './item.ts';

export type LibraryTab = 'saved' | 'following' | 'reads';

export interface LibraryRow {
  path: Path;
  card: StoryCard;
  /** When it was saved or last read, in ms since 1970. */
  at: number;
  /** 0 to 1, of a read. */
  progress?: number;
  unread?: true;
  /** The story was taken down, with the reason where one was given. */
  withdrawn?: { reason?: string };
  /** It was corrected or updated since it was read; which of both, where it is known. */
  changed?: true | 'correction' | 'update';
}

export interface FollowRow {
  target: FollowTarget;
  title: string;
  href: string;
}

/** A story of what the reader follows, published since they last looked. */
export interface NewStory {
  path: Path;
  card: StoryCard;
  /** ISO 8601. */
  published: string;
  read: boolean;
}

export interface LibraryView {
  page: 'library';
  tab: LibraryTab;
  /** What was searched for in the list. */
  query: string;
  order: 'latest' | 'oldest' | 'section';
  /** Undefined: nobody is signed in. */
  reader?: { email: string };
  /** One sentence that answers what the reader has just done. */
  notice?: string;
  /** Rows of the tabs `saved` and `reads`. */
  rows: LibraryRow[];
  follows: FollowRow[];
  fresh: NewStory[];
  counts: Record<LibraryTab, number>;
  /** Address of the private feed, where there is one. */
  feed?: string;
  /** Reads are kept in the account. */
  keepsReads: boolean;
}
