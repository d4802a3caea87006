/** The query language in a few lines: lib/search/query-language.ts. */
const EXAMPLES = [
  ['baghdad talks', 'stories with both words'],
  ['"prime minister"', 'these words in this order'],
  ['ambass*', 'words that begin like this'],
  ['talks -nuclear', 'without a word'],
  ['author:rahimi', 'by somebody; also section: and topic:'],
  ['after:2007-05 before:2008', 'from a day, month or year on, and up to one'],
] as const;

export const SearchHelp = () => (
  <details className="search-help">
    <summary>How to ask</summary>
    <dl>
      {EXAMPLES.map(([query, meaning]) => (
        <div key={query}>
          <dt>
            <code>{query}</code>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  </details>
);
