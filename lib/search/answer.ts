/** What a search is asked and what it answers: plain data, which goes between threads and into pages. */
import type { Teaser } from '#lib/edition/model.ts';

export type Sort = 'relevance' | 'date';

export interface SearchRequest {
  /** As the reader typed it. */
  query: string;
  sort: Sort;
  /** Slug: only stories of this section. */
  section?: string | undefined;
  /** Only stories of this year, in the publication's time zone. */
  year?: number | undefined;
  /** Key of the result after which the page begins. */
  after?: string | undefined;
  /** Instant (ms) that decides what is visible. */
  now: number;
}

/** A piece of a text; marked where it is what was looked for. */
export interface Piece {
  text: string;
  isMarked: boolean;
}

export interface Result {
  story: Teaser;
  headline: Piece[];
  excerpt: Piece[];
}

/** A choice that narrows the results, and how many it leaves. */
export interface SectionCount {
  section: string;
  count: number;
}
export interface YearCount {
  year: number;
  count: number;
}

export interface Results {
  status: 'results';
  /** The query without what nobody can see. */
  query: string;
  /** What was looked for instead, where no story has a word of the query. */
  corrected?: string | undefined;
  /** A query that is likelier to be meant. */
  suggestion?: string | undefined;
  results: Result[];
  /** Number of the first result on the page, from 1. */
  first: number;
  total: number;
  /** True where time ran out before the oldest stories: `total` and the counts are of the newer ones. */
  isCut: boolean;
  /** True while some stories are yet to be indexed. */
  isIndexing: boolean;
  /** Most stories first. */
  sections: SectionCount[];
  /** Newest first. */
  years: YearCount[];
  /** Key for the page after this one, where there is one. */
  next?: string | undefined;
  /** Key for the page before this one; empty for the first page. */
  previous?: string | undefined;
}

/**
 * blank: nothing was asked. slow: it took too long and was stopped. failed: it could not be
 * answered, and the log knows why.
 */
export type SearchAnswer = Results | { status: 'blank' | 'slow' | 'failed'; query: string };

export interface SuggestRequest {
  query: string;
  now: number;
}

/** What a reader may have begun to type. */
export interface Suggestions {
  /** Whole queries. */
  queries: string[];
  stories: Pick<Teaser, 'headline' | 'path' | 'sectionTitle' | 'language' | 'direction'>[];
}
