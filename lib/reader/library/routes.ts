/** Routes of a reader's library. */

import type { LibraryTab } from '#lib/library/library-view.ts';
import { syncPath } from '#lib/library-form-routes.ts';
import { libraryPath } from '#lib/library-routes.ts';
import type { Handler, Routes } from '../desk.ts';
import { getting, posting } from './for-reader.ts';
import { formRoutes } from './forms.ts';
import { showLibrary } from './library-page.ts';
import { feedRoutes } from './private-feed.ts';

const show = (tab: LibraryTab) => ({ [getting(libraryPath(tab))]: showLibrary(tab) });

/** It is answered before any route is looked up (answer-sync.ts); here it says which method it knows. */
const sync: Handler = async () => new Response(null, { status: 404 });

export const libraryRoutes: Routes = {
  ...show('saved'),
  ...show('following'),
  ...show('reads'),
  ...formRoutes,
  ...feedRoutes,
  [posting(syncPath())]: sync,
};
