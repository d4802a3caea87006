/** An edition that can be searched, for tests. */
import type { ContentRecord, SectionRecord } from '#lib/edition/batch.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { markComplete, publish } from '#lib/edition/publish.ts';
import { batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import type { Results, SearchRequest } from './answer.ts';
import { searchStories } from './search-stories.ts';
import { StorySections } from './story-sections.ts';

export const NOW = Date.UTC(2026, 5, 1, 12);
export const DAY = 24 * 60 * 60 * 1000;

export const section = (slug: string, title: string): SectionRecord => ({
  type: 'section',
  slug,
  title,
  navTitle: title.split(' ')[0] ?? title,
  description: '',
  order: 1,
  body: '',
  media: {},
});

export interface SearchableEdition {
  db: EditionDatabase;
  file: string;
  publish(records: readonly ContentRecord[], now?: number): void;
  /** Asks at `NOW`, if not otherwise said; there have to be results, if only none. */
  search(query: string, more?: Partial<SearchRequest>): Results;
  headlines(query: string, more?: Partial<SearchRequest>): string[];
  close(): void;
}

/** @param records published at `NOW`, in an edition that is complete */
export function searchableEdition(records: readonly ContentRecord[]): SearchableEdition {
  const { db, file, close } = temporaryEdition();
  markComplete(db);
  const put: SearchableEdition['publish'] = (more, now = NOW) => void publish(db, batchOf(more), now);
  put([section('world', 'World News'), section('sport', 'Sport'), ...records]);
  const search: SearchableEdition['search'] = (query, more) => {
    const answer = searchStories(db, new StorySections(db), { query, sort: 'relevance', now: NOW, ...more });
    if (answer.status !== 'results') throw new Error(`No results but ${answer.status}.`);
    return answer;
  };
  return {
    db,
    file,
    publish: put,
    search,
    headlines: (query, more) => search(query, more).results.map(({ story }) => story.headline),
    close,
  };
}
