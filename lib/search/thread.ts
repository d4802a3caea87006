/**
 * The thread in which searches run, so that no question to the index keeps a page waiting. It answers one message after
 * another, and says when it has made a step; the one who asks (searcher.ts) ends it where a step takes too long.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { type EditionDatabase, openEdition } from '#lib/edition/database.ts';
import { standBack } from '#lib/processes/priority.ts';
import type { SearchAnswer, SearchRequest, Suggestions, SuggestRequest } from './answer.ts';
import { searchStories } from './search-stories.ts';
import { StorySections } from './story-sections.ts';
import { suggest } from './suggest.ts';

export type Question = ({ kind: 'search' } & SearchRequest) | ({ kind: 'suggest' } & SuggestRequest);
export type Reply = { answer: SearchAnswer | Suggestions } | { error: Error };
/** Said at the beginning of a question and after each step of it. */
export type Sign = 'alive';

standBack('answers');

// Handed over by `searcher.ts`.
const { file } = workerData as { file: string };

let open: { db: EditionDatabase; sections: StorySections } | undefined;

/** The edition that stands there: opened anew where another has taken its place. */
function edition(): { db: EditionDatabase; sections: StorySections } {
  if (open?.db.isReplaced()) {
    open.db.close();
    open = undefined;
  }
  if (open === undefined) {
    const db = openEdition({ file, mode: 'read' });
    open = { db, sections: new StorySections(db) };
  }
  return open;
}

const sayAlive = (): void => parentPort?.postMessage('alive' satisfies Sign);

function answer(question: Question): SearchAnswer | Suggestions {
  const { db, sections } = edition();
  return question.kind === 'search' ? searchStories(db, sections, question, sayAlive) : suggest(db, question);
}

function reply(question: Question): Reply {
  try {
    return { answer: answer(question) };
  } catch (error) {
    open?.db.close();
    open = undefined;
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

parentPort?.on('message', (question: Question) => {
  sayAlive();
  parentPort?.postMessage(reply(question));
});

/** Makes the first question as quick as the next: code is compiled and statements are prepared at their first use. */
function warmUp(): void {
  const { db, sections } = edition();
  for (const query of ['a', 'a b*', '"a b" -c'])
    searchStories(db, sections, { query, sort: 'relevance', now: 0 });
  suggest(db, { query: 'a', now: 0 });
}
try {
  warmUp();
} catch {
  // There is no edition yet: it is opened at the first question.
}
