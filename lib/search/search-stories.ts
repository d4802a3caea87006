/** A reader's search from what was typed to a page of results. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import {
  isIndexing,
  listLanguages,
  publicationCalendar,
  readFound,
  type Span,
} from '#lib/edition/queries/search.ts';
import { allWordForms, type WordForms, wordFormsOf } from '#lib/edition/search/languages.ts';
import { shownAt } from '#lib/edition/story-id.ts';
import type { Result, SearchAnswer, SearchRequest } from './answer.ts';
import { correctQuery, suggestQuery } from './corrections.ts';
import { makeExcerpt, markText } from './excerpt.ts';
import { isAsked, toExpression } from './expression.ts';
import { countSections, countYears, within } from './facets.ts';
import { findStories, type Matches, spanOf, yearOf } from './find-stories.ts';
import { keyOf, Order, orderByRelevance, type Weighed } from './order.ts';
import { type ParsedQuery, parseQuery, type Term } from './query-language.ts';
import type { StorySections } from './story-sections.ts';
import { completionsFrom, keepKnownForms, prepareTerms } from './terms.ts';

export const RESULTS_PER_PAGE = 15;
/** Milliseconds after which no further part of the archive is looked through: the rest of the work takes some more. */
const LOOKING = 40;

interface Asked {
  parsed: ParsedQuery;
  terms: Term[];
  /** What the index is asked for; `within`: in these columns alone. */
  express: (within?: readonly string[]) => string;
  span: Span;
  matches: Matches;
}

interface Budget {
  /** Of `performance.now()`. */
  deadline: number;
  onStep: () => void;
}

function ask(
  db: EditionDatabase,
  text: string,
  ways: readonly WordForms[],
  now: number,
  budget: Budget,
): Asked {
  const query = parseQuery(text, ways);
  const parsed = { ...query, terms: keepKnownForms(db, query.terms) };
  const terms = prepareTerms(db, parsed.terms);
  const completions = completionsFrom(db, ways);
  budget.onStep();
  const express: Asked['express'] = (within) => toExpression(terms, completions, within);
  const span = spanOf(db, parsed, now);
  const matches = findStories(db, { expression: express(), span, now, ...budget });
  return { parsed, terms, express, span, matches };
}

const isBlank = ({ terms, after, before }: ParsedQuery): boolean =>
  terms.length === 0 && after === undefined && before === undefined;

function readResults(
  db: EditionDatabase,
  page: readonly Weighed[],
  terms: readonly Term[],
  { now, onStep }: { now: number; onStep: () => void },
): Result[] {
  const asked = terms.filter(isAsked);
  const ids = page.map(({ id }) => id);
  return readFound(db, ids, now).map(({ story, text }) => {
    onStep();
    return {
      story,
      headline: markText(story.headline, asked, wordFormsOf(story.language)),
      excerpt: makeExcerpt(story.standfirst, text, asked, wordFormsOf(story.language)),
    };
  });
}

/**
 * Answers a search. Its status is `results` or, where nothing was asked, `blank`.
 *
 * @param onStep called after each question to the index: what has not called for long is stuck in one
 */
export function searchStories(
  db: EditionDatabase,
  sections: StorySections,
  request: SearchRequest,
  onStep: () => void = () => {},
): SearchAnswer {
  const { now } = request;
  const budget: Budget = { deadline: performance.now() + LOOKING, onStep };
  const ways = allWordForms(listLanguages(db));
  let asked = ask(db, request.query, ways, now, budget);
  const { text: query } = asked.parsed;
  if (isBlank(asked.parsed)) return { status: 'blank', query };
  let corrected: string | undefined;
  if (asked.matches.ids.length === 0) {
    corrected = correctQuery({ db, ways, now }, asked.parsed);
    onStep();
    if (corrected !== undefined) asked = ask(db, corrected, ways, now, budget);
  }
  const { terms, matches, express, span } = asked;

  const calendar = publicationCalendar(db);
  const yearAt = (id: number): number => Math.floor(calendar.monthOf(shownAt(id)) / 100);
  const inSection =
    request.section === undefined ? matches.ids : sections.choose(db, matches.ids, request.section);
  const year = request.year === undefined ? undefined : yearOf(db, span, request.year);
  const inYear = year ? within(matches.ids, year) : matches.ids;
  const chosen = year ? within(inSection, year) : inSection;

  const isWeighed = request.sort === 'relevance' && terms.some(isAsked);
  const order = isWeighed
    ? orderByRelevance(db, { matches: chosen, express, span: year ?? span, now })
    : new Order(chosen);
  onStep();
  const from = order.placeAfter(request.after);
  const page = order.page(from, RESULTS_PER_PAGE);
  const last = page.at(-1);
  const before = order.at(from - RESULTS_PER_PAGE - 1);
  return {
    status: 'results',
    query,
    corrected,
    suggestion: corrected === undefined ? suggestQuery({ db, ways, now }, asked.parsed) : undefined,
    results: readResults(db, page, terms, { now, onStep }),
    first: from + 1,
    total: chosen.length,
    isCut: matches.isCut,
    isIndexing: isIndexing(db),
    sections: countSections(db, inYear, sections),
    years: countYears(db, inSection, yearAt),
    next: last && from + page.length < order.length ? keyOf(last) : undefined,
    previous: from === 0 ? undefined : before ? keyOf(before) : '',
  };
}
