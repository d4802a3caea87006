/**
 * The rendering that is under way. The press starts Next inside this context and Next's page cache
 * (`next-page-cache.ts`) writes what it was given into it. Kept on `globalThis` because Next loads that
 * module by itself and may hold a second copy of it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { RenderedPage } from './page.ts';

export interface Rendering {
  /** Cache tags of everything that was read for it (`tag-page.ts`). */
  tags: Set<string>;
  page?: (Omit<RenderedPage, 'tags'> & { status: number }) | undefined;
}

const KEY = Symbol.for('broadsheet.press.rendering');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Rendering> };
shared[KEY] ??= new AsyncLocalStorage<Rendering>();

export const renderings: AsyncLocalStorage<Rendering> = shared[KEY];
