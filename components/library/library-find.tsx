import { ORDERS } from '#lib/library/arrange-rows.ts';
import type { LibraryView } from '#lib/library/library-view.ts';
import { libraryPath } from '#lib/library-routes.ts';

/** Searches and orders a list: a form that works by itself; script answers while one types. */
export const LibraryFind = ({ tab, query, order }: Pick<LibraryView, 'tab' | 'query' | 'order'>) => (
  <search>
    <form className="library-find" action={libraryPath(tab)}>
      <label className="sr" htmlFor="library-query">
        Search this list
      </label>
      <input id="library-query" type="search" name="q" defaultValue={query} placeholder="Search this list" />
      <label className="sr" htmlFor="library-order">
        Order
      </label>
      <select id="library-order" name="order" defaultValue={order}>
        {Object.entries(ORDERS).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <button className="button" type="submit">
        Show
      </button>
    </form>
  </search>
);
