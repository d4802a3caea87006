/**
 * What a reader keeps: saved stories, what they follow, what they have read. The same shapes in the browser, in what is
 * sent between devices and in the readers' database. Pure: nothing of Node or of the browser.
 */
import type { Path } from '#lib/routes.ts';

export type ItemKind = 'saved' | 'follow' | 'read';

/** What can be followed: `section:world`, `topic:oceans`, `author:nandita-barve`. */
export type FollowTarget = `${'section' | 'topic' | 'author'}:${string}`;

/**
 * When an item was last changed: `<ms>-<count>-<device>`, each part of fixed width, so that stamps compare as strings.
 * A hybrid logical clock (Kulkarni et al., 2014): milliseconds since 1970 in base 36 (9), a count (4), a device's id (8).
 */
export type Stamp = string;

/** What a list shows of a story where the story itself is not at hand. */
export interface StoryCard {
  headline: string;
  /** The section's title, as a kicker. */
  section: string;
  /** Slug of the section, for its accent. */
  accent?: string;
  /** Address of a picture of the teaser, within the site. */
  picture?: string;
  /** Minutes that reading it takes. */
  minutes?: number;
}

interface ItemBase {
  /** When the reader did it, in ms since 1970, by the clock of the device; of a read, the last time. */
  at: number;
  stamp: Stamp;
  /** A tombstone: the reader took it away. */
  gone?: true;
}

export interface SavedItem extends ItemBase {
  kind: 'saved';
  id: Path;
  card?: StoryCard;
}

export interface FollowItem extends ItemBase {
  kind: 'follow';
  id: FollowTarget;
  /** Name of what is followed. */
  title?: string;
  /** When the reader last looked at what is new, in ms since 1970. */
  seen?: number;
}

export interface ReadItem extends ItemBase {
  kind: 'read';
  id: Path;
  card?: StoryCard;
  /** How far down the body one came, 0 to 1. */
  progress: number;
  /** Number of the paragraph at which one stopped, from 0. */
  paragraph?: number;
  /** Number of the story's revision that was read, from 1. */
  revision?: number;
  /** The reader marked it as unread again. */
  unread?: true;
}

export type Item = SavedItem | FollowItem | ReadItem;

type Draft<T> = T extends Item ? Omit<T, 'stamp' | 'gone'> : never;
/** An item before it is stamped. */
export type ItemDraft = Draft<Item>;

/** An item's key within a reader's library. */
export const itemKey = ({ kind, id }: Pick<Item, 'kind' | 'id'>): string => `${kind}:${id}`;
