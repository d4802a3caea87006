/** What the search page shows: what was asked, and the answer. */
import type { SearchChoices } from '#lib/search-routes.ts';
import type { SearchAnswer } from './answer.ts';

export interface SearchView {
  choices: SearchChoices;
  answer: SearchAnswer;
}
