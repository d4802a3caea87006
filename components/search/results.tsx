import type { Paper } from '#components/page/paper.ts';
import type { Results as Answer } from '#lib/search/answer.ts';
import { type SearchChoices, searchHref } from '#lib/search-routes.ts';
import { FoundStory } from './found-story.tsx';
import { Refine } from './refine.tsx';

interface ResultsProps {
  answer: Answer;
  choices: SearchChoices;
  paper: Paper;
}

const number = (count: number): string => count.toLocaleString('en');

/** “214 results for …”, and what else there is to know of them. */
function Summary({ answer, choices }: Omit<ResultsProps, 'paper'>) {
  const { total, isCut, isIndexing, corrected, suggestion, query } = answer;
  return (
    <>
      <p className="label tab" role="status">
        {isCut && 'At least '}
        {number(total)} {total === 1 ? 'result' : 'results'} for “<bdi>{corrected ?? query}</bdi>”
      </p>
      {corrected !== undefined && (
        <p className="meta">
          No story has “<bdi>{query}</bdi>”.
        </p>
      )}
      {suggestion !== undefined && (
        <p className="meta">
          Did you mean{' '}
          <a className="said" href={searchHref({ query: suggestion, sort: choices.sort })} rel="nofollow">
            <bdi>{suggestion}</bdi>
          </a>
          ?
        </p>
      )}
      {isCut && <p className="meta">The search was stopped before the oldest stories.</p>}
      {isIndexing && <p className="meta">The archive is being indexed: some stories are not found yet.</p>}
    </>
  );
}

const SORTS = [
  { sort: 'relevance', text: 'Best match' },
  { sort: 'date', text: 'Newest' },
] as const;

function Pages({ answer, choices }: Omit<ResultsProps, 'paper'>) {
  const { first, results, total, next, previous } = answer;
  if (next === undefined && previous === undefined) return null;
  const at = (after: string | undefined): string => searchHref({ ...choices, after });
  return (
    <nav className="pager" aria-label="Pages">
      {previous === undefined ? (
        <span />
      ) : (
        <a href={at(previous)} rel="prev nofollow">
          Previous results
        </a>
      )}
      <span>
        {number(first)} to {number(first + results.length - 1)} of {number(total)}
      </span>
      {next === undefined ? (
        <span />
      ) : (
        <a href={at(next)} rel="next nofollow">
          More results
        </a>
      )}
    </nav>
  );
}

/** A page of results, with the ways to order and to narrow them. */
export const Results = ({ answer, choices, paper }: ResultsProps) => (
  <div className="grid-12 found-grid">
    <section className="c9 m8 col" aria-labelledby="results-title">
      <h2 className="sr" id="results-title">
        Results
      </h2>
      <div className="found-head">
        <div>
          <Summary answer={answer} choices={choices} />
        </div>
        <nav aria-label="Order" className="chips">
          {SORTS.map(({ sort, text }) => (
            <a
              key={sort}
              href={searchHref({ ...choices, sort, after: undefined })}
              rel="nofollow"
              aria-current={sort === choices.sort ? 'true' : undefined}
            >
              {text}
            </a>
          ))}
        </nav>
      </div>
      <p className="refine-link">
        <a className="more" href="#refine">
          Narrow the results
        </a>
      </p>
      {answer.results.map((result) => (
        <FoundStory key={result.story.path} result={result} paper={paper} />
      ))}
      <Pages answer={answer} choices={choices} />
    </section>
    <Refine answer={answer} choices={choices} paper={paper} />
  </div>
);
