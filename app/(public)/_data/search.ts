import type { SearchView } from '#lib/search/search-view.ts';
import { findView } from '#lib/views/handed-views.ts';

/** The answer that the web process has put down under this token (lib/web/search.ts); undefined where there is none. */
export function getSearch(token: string): SearchView | undefined {
  return findView<SearchView>(token);
}
