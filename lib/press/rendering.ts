/**
 * The rendering that is under way: the press starts Next inside this context, and what the page reads is noted in it
 * (`tag-page.ts`, `share-piece.ts`). Kept on `globalThis` because Next's bundle has a copy of this module of its own.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** What many pages show alike beside their own matter, such as the latest of a section. */
export interface SharedPiece {
  /** Pages with the same key show the same, to the byte. Letters, digits and signs of an address. */
  key: string;
  /** Cache tags of everything that it is made from. */
  tags: readonly string[];
  /** Percent-encoded paths of the stories in it: a page of one of these shows another list, and shares none. */
  shows: readonly string[];
}

export interface Rendering {
  /** Cache tags of everything that was read for it, apart from what it shares. */
  tags: Set<string>;
  /** What it shares with other pages, by key. */
  shared: Map<string, SharedPiece>;
}

const KEY = Symbol.for('broadsheet.press.rendering');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Rendering> };
shared[KEY] ??= new AsyncLocalStorage<Rendering>();

export const renderings: AsyncLocalStorage<Rendering> = shared[KEY];
