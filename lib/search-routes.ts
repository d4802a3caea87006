/** URLs of search. Belongs to `routes.ts`. */
import { type Path, SLUG } from './routes.ts';

/** What a search page's URL says. */
export interface SearchChoices {
  /** What the reader typed. */
  query: string;
  sort: 'relevance' | 'date';
  section?: string | undefined;
  year?: number | undefined;
  /** Key of the result behind which the page begins. */
  after?: string | undefined;
}

export const searchPath = (): Path => '/search';
export const suggestPath = (): Path => '/search/suggest';

/** Where Next renders an answer: no reader's URL leads there. */
export const answerHref = (token: string): string => `/search/${token}`;

/** URL of a search with these choices, percent-encoded; those that say nothing are left out. */
export function searchHref({ query, sort, section, year, after }: SearchChoices): string {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  if (section !== undefined) parameters.set('section', section);
  if (year !== undefined) parameters.set('year', String(year));
  if (sort === 'date') parameters.set('sort', sort);
  if (after) parameters.set('after', after);
  return parameters.size === 0 ? searchPath() : `${searchPath()}?${parameters}`;
}

/** The choices of a search's URL. What has not the form of a choice is none. */
export function readChoices(parameters: URLSearchParams): SearchChoices {
  const section = parameters.get('section')?.normalize('NFC') ?? '';
  const year = parameters.get('year') ?? '';
  const after = parameters.get('after') ?? '';
  return {
    query: parameters.get('q') ?? '',
    sort: parameters.get('sort') === 'date' ? 'date' : 'relevance',
    section: section.length <= 100 && SLUG.test(section) ? section : undefined,
    year: /^[12]\d{3}$/.test(year) ? Number(year) : undefined,
    after: /^[0-9a-z_-]{1,24}$/.test(after) ? after : undefined,
  };
}
