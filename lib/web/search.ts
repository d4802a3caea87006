/** Search: a page for each question, rendered for the one who asked and kept nowhere, and suggestions while one types. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Admission, Admitted } from '#lib/admission/admission.ts';
import type { Turn } from '#lib/admission/fair-queue.ts';
import { now } from '#lib/clock.ts';
import { answerWithPage } from '#lib/press/answer.ts';
import type { FinishedPage } from '#lib/press/page.ts';
import type { Press } from '#lib/press/press.ts';
import { href } from '#lib/routes.ts';
import type { SearchAnswer, SearchRequest, Suggestions, SuggestRequest } from '#lib/search/answer.ts';
import { cleanQuery } from '#lib/search/clean-query.ts';
import type { SearchView } from '#lib/search/search-view.ts';
import { answerHref, readChoices, searchHref } from '#lib/search-routes.ts';
import { type MakeWork, makeView } from './make-view.ts';
import { answerPlainly } from './plain-answer.ts';

/** Who answers searches: lib/search/searcher.ts. */
export interface Searching {
  search: (request: SearchRequest, turn?: Turn) => Promise<SearchAnswer>;
  suggest: (request: SuggestRequest, turn?: Turn) => Promise<Suggestions>;
}

interface Site {
  press: Press;
  make: MakeWork;
  searcher: Searching;
  admission: Admission;
}

const NOT_FOUND_BY_ENGINES = { 'X-Robots-Tag': 'noindex' } as const;
/** No cache between us and the reader keeps what one reader asked; the reader's browser does, for the way back. */
const FOR_ONE = { 'Cache-Control': 'private, max-age=0, must-revalidate', ...NOT_FOUND_BY_ENGINES } as const;

function forOne(page: FinishedPage): FinishedPage {
  const { 'CDN-Cache-Control': _, ...headers } = page.headers;
  return { ...page, headers: { ...headers, ...FOR_ONE } };
}

/** Longer addresses are read up to here: what a reader asks is at their beginning. */
const LONGEST_ADDRESS = 4096;

/** A search's request target as far as it is read; others as they are. */
export const readableTarget = (target: string): string =>
  target.startsWith('/search?') ? target.slice(0, LONGEST_ADDRESS) : target;

/** What a search's address asks, and the answer. */
export async function findView(
  searcher: Searching,
  parameters: URLSearchParams,
  turn?: Turn,
): Promise<SearchView> {
  const choices = readChoices(parameters);
  const query = cleanQuery(choices.query);
  const answer: SearchAnswer =
    query === ''
      ? { status: 'blank', query }
      : await searcher.search({ ...choices, query, now: now() }, turn);
  return { choices: { ...choices, query }, answer };
}

/** @throws TooOften, TooBusy, ClientGone: a refused search costs nothing more, not even a rendered page */
export async function answerSearch(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  parameters: URLSearchParams,
  admitted: Admitted,
): Promise<void> {
  await site.admission.count('search', admitted);
  const turn = admitted.turn('search');
  const view = await findView(site.searcher, parameters, turn);
  const page = await makeView(site, { before: answerHref(''), view, isPersonal: false }, turn);
  if (page === undefined) throw new Error('The page of a search could not be made.');
  answerWithPage(request, response, forOne(page));
}

/**
 * Suggestions as browsers take them for their address bar too: the query, completions, what they are, where they lead
 * (https://github.com/dewitt/opensearch, Suggestions extension 1.1).
 */
export async function answerSuggestions(
  { searcher }: Pick<Site, 'searcher'>,
  response: ServerResponse,
  parameters: URLSearchParams,
  turn?: Turn,
): Promise<void> {
  const query = (parameters.get('q') ?? '').slice(0, 256);
  const { queries, stories } = await searcher.suggest({ query, now: now() }, turn);
  const addresses = [
    ...queries.map((text) => searchHref({ query: text, sort: 'relevance' })),
    ...stories.map(({ path }) => href(path)),
  ];
  const body = [
    query,
    [...queries, ...stories.map(({ headline }) => headline)],
    [...queries.map(() => ''), ...stories.map(({ sectionTitle }) => sectionTitle)],
    addresses,
  ];
  answerPlainly(response, 200, JSON.stringify(body), {
    'Content-Type': 'application/x-suggestions+json; charset=utf-8',
    ...FOR_ONE,
    'Cache-Control': 'private, max-age=60',
  });
}
