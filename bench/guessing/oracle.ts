/** What a guessing program queries: the search of a paper, counting every question. */
import { setTimeout as pause } from 'node:timers/promises';
import { href, type Path } from '#lib/routes.ts';
import { Searcher } from '#lib/search/searcher.ts';
import { searchHref, suggestPath } from '#lib/search-routes.ts';

export interface Found {
  /** True if the story that is guessed at is among the results of exactly this query. */
  hasStory: boolean;
  /** Queries that the answer offers instead of this one. */
  offered: string[];
}

/** The questions that a stranger can ask. */
export interface Asked {
  search(query: string): Promise<Found>;
  /** Queries that are suggested after typing this much. */
  suggest(query: string): Promise<string[]>;
  close(): Promise<void>;
}

/** Asks the thread that the web process asks. `now`: ms. */
export function askThread(file: string, story: Path, now: number): Asked {
  const searcher = new Searcher({ file, onFailure: (error) => console.error(error) });
  return {
    async search(query) {
      const answer = await searcher.search({ query, sort: 'date', now });
      // A search that was stopped says nothing. On a busy machine it is repeated.
      if (answer.status === 'slow') return this.search(query);
      if (answer.status !== 'results') throw new Error(`The search for ${query} is ${answer.status}.`);
      const { results, corrected, suggestion } = answer;
      return {
        hasStory: corrected === undefined && results.some((result) => result.story.path === story),
        offered: [corrected, suggestion].filter((text) => text !== undefined),
      };
    },
    suggest: async (query) => (await searcher.suggest({ query, now })).queries,
    close: () => searcher.close(),
  };
}

/** A question that is refused is repeated for no longer than this (ms). */
const PATIENCE = 300_000;

async function get(url: string): Promise<Response> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const response = await fetch(url, { headers: { Connection: 'keep-alive' } });
    const isRefused = response.status === 429 || response.status === 503;
    if (response.ok) return response;
    await response.body?.cancel();
    if (!isRefused || Date.now() > deadline) throw new Error(`${url} answered ${response.status}.`);
    await pause(1000 * Math.min(60, Math.max(1, Number(response.headers.get('retry-after')) || 1)));
  }
}

/** The page of a search that was answered. A search that was stopped says nothing, and is repeated. */
const ANSWERED = /results? for “|Nothing found for “|id="results-title"/;

async function getAnswer(url: string): Promise<string> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const page = await (await get(url)).text();
    if (ANSWERED.test(page)) return page;
    if (Date.now() > deadline) throw new Error(`${url} was not answered for ${PATIENCE / 1000} s.`);
    await pause(200);
  }
}

const unescaped = (html: string): string =>
  html.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot|#x27);/g, ' ');

/** Asks a server, and waits if it says so. */
export function askServer(origin: string, story: Path): Asked {
  const link = `class="stretch" href="${href(story)}"`;
  return {
    async search(query) {
      const page = await getAnswer(origin + searchHref({ query, sort: 'date' }));
      const results = /<section[^>]*aria-labelledby="results-title".*?<\/section>/s.exec(page)?.[0] ?? '';
      const offered = [...results.matchAll(/<bdi>(.*?)<\/bdi>/gs)].map(([, text = '']) => unescaped(text));
      return { hasStory: !results.includes('No story has') && results.includes(link), offered };
    },
    async suggest(query) {
      const response = await get(`${origin}${suggestPath()}?${new URLSearchParams({ q: query })}`);
      // As answerSuggestions writes it: the query, completions and headlines, their descriptions, their links.
      const [, texts, , addresses] = (await response.json()) as [string, string[], string[], string[]];
      return texts.filter((_, n) => addresses[n]?.startsWith('/search'));
    },
    async close() {},
  };
}

/** Counts questions, up to a limit. */
export class Budget {
  readonly #asked: Asked;
  #left = 0;
  spent = 0;

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  /** Allows this many more questions. */
  allow(questions: number): void {
    this.#left = questions;
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  search(query: string): Promise<Found> {
    this.#count();
    return this.#asked.search(query);
  }

  suggest(query: string): Promise<string[]> {
    this.#count();
    return this.#asked.suggest(query);
  }

  #count(): void {
    this.#left -= 1;
    this.spent += 1;
  }
}
