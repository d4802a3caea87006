/** A searcher for tests of everything else. */
import type { Searching } from './search.ts';

export const answeringNothing: Searching = {
  search: async ({ query }) => ({ status: 'failed', query }),
  suggest: async () => ({ queries: [], stories: [] }),
};
