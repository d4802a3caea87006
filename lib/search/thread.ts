/**
 * The thread in which searches run, so that no question to the index keeps a page waiting. It answers one message after
 * another; the one who asks (searcher.ts) ends it where an answer takes too long.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { type EditionDatabase, openEdition } from '#lib/edition/database.ts';
import type { SearchAnswer, SearchRequest, Suggestions, SuggestRequest } from './answer.ts';
import { searchStories } from './search-stories.ts';
import { StorySections } from './story-sections.ts';
import { suggest } from './suggest.ts';

export type Question = ({ kind: 'search' } & SearchRequest) | ({ kind: 'suggest' } & SuggestRequest);
export type Reply = { answer: SearchAnswer | Suggestions } | { error: Error };

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

function answer(question: Question): SearchAnswer | Suggestions {
  const { db, sections } = edition();
  return question.kind === 'search' ? searchStories(db, sections, question) : suggest(db, question);
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

parentPort?.on('message', (question: Question) => parentPort?.postMessage(reply(question)));
try {
  edition();
} catch {
  // There is none yet: it is opened at the first question.
}
