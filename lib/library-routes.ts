/** URLs of a reader's library, and where a page's buttons to save and to follow go. Belongs to `routes.ts`. */
import type { FollowTarget } from './library/item.ts';
import type { LibraryTab } from './library/library-view.ts';
import type { Path } from './routes.ts';

export const libraryPath = (tab: LibraryTab = 'saved'): Path =>
  tab === 'saved' ? '/library' : `/library/${tab}`;

/** `POST` with `story`, a path: saves it for who is signed in. */
export const savePath = (): Path => '/library/save';
/** `POST` with `target`, such as `topic:oceans`: follows it for who is signed in. */
export const followPath = (): Path => '/library/follow';

/** What became of stories of late, the same to everybody: a library tells what changed without saying what its reader has. */
export const changesPath = (): Path => '/changes.json';

const PLACES = { section: '', topic: '/topics', author: '/authors' } as const;

/** Page of what is followed: `topic:oceans` is at `/topics/oceans`. */
export function targetPath(target: FollowTarget): Path {
  const colon = target.indexOf(':');
  return `${PLACES[target.slice(0, colon) as keyof typeof PLACES]}/${target.slice(colon + 1)}`; // as the type has it
}

/** Its stories as a JSON Feed, which everybody gets alike. */
export const targetFeedPath = (target: FollowTarget): Path => `${targetPath(target)}/feed.json`;
