import { createElement } from 'react';
import type { Paper } from '#components/page/paper.ts';
import { scriptSrc } from '#lib/assets/scripts.ts';
import { frontPath } from '#lib/routes.ts';
import type { Results as Answer, SearchAnswer } from '#lib/search/answer.ts';
import type { SearchView } from '#lib/search/search-view.ts';
import { searchHref } from '#lib/search-routes.ts';
import { Results } from './results.tsx';
import { SearchForm } from './search-form.tsx';
import { SearchHelp } from './search-help.tsx';

/** Why there are no results. */
const REASONS: Readonly<Record<Exclude<SearchAnswer['status'], 'results' | 'blank'>, [string, string]>> = {
  slow: ['This search took too long', 'It was stopped. Fewer words, or rarer ones, are found sooner.'],
  failed: ['This search could not be made', 'The fault is ours. Please try again in a minute.'],
};

function Nothing({ title, children }: { title: React.ReactNode; children: React.ReactNode }) {
  return (
    <div className="nothing" role="status">
      <h2 className="hl hl-l">{title}</h2>
      <p className="summary">{children}</p>
    </div>
  );
}

const isEmpty = (answer: SearchAnswer): answer is Answer => answer.status === 'results' && answer.total === 0;

function Outcome({ view: { answer, choices }, paper }: { view: SearchView; paper: Paper }) {
  if (answer.status === 'blank') return null;
  if (answer.status !== 'results') {
    const [title, text] = REASONS[answer.status];
    return <Nothing title={title}>{text}</Nothing>;
  }
  if (!isEmpty(answer)) return <Results answer={answer} choices={choices} paper={paper} />;
  const isNarrowed = choices.section !== undefined || choices.year !== undefined;
  return (
    <Nothing
      title={
        <>
          Nothing found for “<bdi>{answer.query}</bdi>”
        </>
      }
    >
      {answer.suggestion !== undefined && (
        <>
          Did you mean{' '}
          <a
            className="said"
            href={searchHref({ query: answer.suggestion, sort: choices.sort })}
            rel="nofollow"
          >
            <bdi>{answer.suggestion}</bdi>
          </a>
          ?{' '}
        </>
      )}
      {isNarrowed ? (
        <a className="said" href={searchHref({ query: choices.query, sort: choices.sort })} rel="nofollow">
          Look in all sections, at any time
        </a>
      ) : (
        <>
          Fewer words find more, and{' '}
          <a className="said" href={frontPath()}>
            the front page
          </a>{' '}
          has what is new.
        </>
      )}
    </Nothing>
  );
}

/** The search page: form, and what came of it. */
export function SearchPage({ view, paper }: { view: SearchView; paper: Paper }) {
  const script = scriptSrc('search');
  return (
    <div className="wrap">
      <header className="search-head">
        <h1 className="hl hl-xl">Search</h1>
        <SearchForm choices={view.choices} name={paper.site.name} />
        <SearchHelp />
      </header>
      <Outcome view={view} paper={paper} />
      {script && createElement('script', { type: 'module', src: script })}
    </div>
  );
}
