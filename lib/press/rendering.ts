/**
 * The rendering that is under way: the press starts Next inside this context, and what the page reads is noted in it
 * (`tag-page.ts`). Kept on `globalThis` because Next's bundle has a copy of this module of its own.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface Rendering {
  /** Cache tags of everything that was read for it. */
  tags: Set<string>;
}

const KEY = Symbol.for('broadsheet.press.rendering');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Rendering> };
shared[KEY] ??= new AsyncLocalStorage<Rendering>();

export const renderings: AsyncLocalStorage<Rendering> = shared[KEY];
