/**
 * What a page made for one reader shows, on its way to that page: the web process puts a view down, Next's rendering of
 * the page takes it up by its token. On `globalThis`, because Next's bundle has a copy of this module of its own.
 */
import { randomUUID } from 'node:crypto';

const KEY = Symbol.for('broadsheet.views');
const shared = globalThis as { [KEY]?: Map<string, unknown> };
shared[KEY] ??= new Map();
const views = shared[KEY];

/** Puts a view down while `work` renders the page of its token. */
export async function withView<Made>(view: unknown, work: (token: string) => Promise<Made>): Promise<Made> {
  const token = randomUUID();
  views.set(token, view);
  try {
    return await work(token);
  } finally {
    views.delete(token);
  }
}

/** The view that was put down under a token, by whoever leads there; undefined where there is none. */
export const findView = <View>(token: string): View | undefined => views.get(token) as View | undefined;
