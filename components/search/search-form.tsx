import { createElement } from 'react';
import { LONGEST_QUERY } from '#lib/search/clean-query.ts';
import { type SearchChoices, searchPath, suggestPath } from '#lib/search-routes.ts';
import { SearchIcon } from './search-icon.tsx';

const FIELD = 'search-query';

/** Where a search begins: a plain form. `<search-suggest>` adds suggestions where script runs. */
export const SearchForm = ({ choices: { query, sort }, name }: { choices: SearchChoices; name: string }) => (
  <search>
    <form className="search-form" action={searchPath()} method="get">
      <label className="sr" htmlFor={FIELD}>
        Search {name}
      </label>
      {createElement(
        'search-suggest',
        { 'data-source': suggestPath() },
        <input
          id={FIELD}
          type="search"
          name="q"
          defaultValue={query}
          maxLength={LONGEST_QUERY}
          dir="auto"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck="false"
          enterKeyHint="search"
        />,
      )}
      {sort === 'date' && <input type="hidden" name="sort" value="date" />}
      <button type="submit">
        <SearchIcon />
        Search
      </button>
    </form>
  </search>
);
