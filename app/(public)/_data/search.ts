import { cacheLife } from 'next/cache';
import type { SearchView } from '#lib/search/search-view.ts';
import { findView } from '#lib/views/handed-views.ts';

/** The answer that the web process has put down under this token (lib/web/search.ts); undefined where there is none. */
export async function getSearch(token: string): Promise<SearchView | undefined> {
  'use cache';
  cacheLife('max');
  return findView<SearchView>(token);
}
