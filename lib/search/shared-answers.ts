/**
 * Answers on their way to the page that shows them: the web process puts one down, Next's rendering of the page takes it
 * up by its token. On `globalThis`, because Next's bundle has a copy of this module of its own.
 */
import { randomUUID } from 'node:crypto';
import type { SearchChoices } from '#lib/search-routes.ts';
import type { SearchAnswer } from './answer.ts';

export interface SearchView {
  choices: SearchChoices;
  answer: SearchAnswer;
}

const KEY = Symbol.for('broadsheet.search.answers');
const shared = globalThis as { [KEY]?: Map<string, SearchView> };
shared[KEY] ??= new Map();
const answers = shared[KEY];

/** Puts an answer down while `work` renders the page of its token. */
export async function withAnswer<Made>(
  view: SearchView,
  work: (token: string) => Promise<Made>,
): Promise<Made> {
  const token = randomUUID();
  answers.set(token, view);
  try {
    return await work(token);
  } finally {
    answers.delete(token);
  }
}

export const findAnswer = (token: string): SearchView | undefined => answers.get(token);
