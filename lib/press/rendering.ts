/**
 * The rendering that is under way: the press starts Next inside this context, and what the page reads is noted in it
 * (`tag-page.ts`, `share-piece.ts`). Kept on `globalThis` because Next's bundle has a copy of this module of its own.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** A piece that many pages show beside their own content, such as the latest stories of a section. */
export interface SharedPiece {
  /** Pieces with the same key are the same to the byte. Only characters that an address may have. */
  key: string;
  /** Cache tags of everything that it is made from. */
  tags: readonly string[];
  /** Percent-encoded paths of the stories in it. The page of one of these has a list of its own instead. */
  shows: readonly string[];
}

export interface Rendering {
  /** Cache tags of everything that was read for it, without those of shared pieces. */
  tags: Set<string>;
  /** The pieces that it shares with other pages, by key. */
  shared: Map<string, SharedPiece>;
}

const KEY = Symbol.for('broadsheet.press.rendering');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Rendering> };
shared[KEY] ??= new AsyncLocalStorage<Rendering>();

export const renderings: AsyncLocalStorage<Rendering> = shared[KEY];
