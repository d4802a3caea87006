/** URLs of a reader's own pages, and where their forms go. Belongs to `routes.ts`. */
import type { LibraryTab } from './library/library-view.ts';
import type { Path } from './routes.ts';

export const libraryPath = (tab: LibraryTab = 'saved'): Path =>
  tab === 'saved' ? '/library' : `/library/${tab}`;
export const signInPath = (): Path => '/sign-in';
export const accountPath = (): Path => '/account';

/** `POST` with `story`, a path: saves it for who is signed in. */
export const savePath = (): Path => '/library/save';
/** `POST` with `target`, such as `topic:oceans`: follows it for who is signed in. */
export const followPath = (): Path => '/library/follow';
