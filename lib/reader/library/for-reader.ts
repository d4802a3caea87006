/** What holds for every handler of the library: who asks, and the place of their library. */
import { signInPath } from '#lib/account-routes.ts';
import type { Path } from '#lib/routes.ts';
import type { Answer, Handler, Reader, ReaderDesk } from '../desk.ts';
import { goTo } from '../reply.ts';
import type { SyncPlace } from './sync-library.ts';

export const placeOf = ({ db, kind, edition, now }: ReaderDesk): SyncPlace | undefined => {
  const present = edition();
  return present && { db, kind, edition: present, now: now() };
};

export const notYet = (): Response =>
  new Response('The first edition is being made. Please try again in a moment.\n', {
    status: 503,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '5' },
  });

/** Keys of a table of routes. */
export const getting = (path: Path) => `GET ${path}` as `GET /${string}`; // paths begin with a slash
export const posting = (path: Path) => `POST ${path}` as `POST /${string}`; // as above

/** Where one signs in and comes back from. */
export const signInFor = (next: string): string => `${signInPath()}?${new URLSearchParams({ next })}`;

export interface LibraryVisit {
  request: Request;
  desk: ReaderDesk;
  place: SyncPlace;
  reader: Reader;
}

/** A handler for who is signed in; anybody else signs in first, and goes on at `next`. */
export const forLibrary =
  (next: string, handler: (visit: LibraryVisit) => Promise<Answer>): Handler =>
  async (request, desk) => {
    const place = placeOf(desk);
    if (place === undefined) return notYet();
    const reader = await desk.findReader(request);
    return reader === undefined ? goTo(signInFor(next)) : handler({ request, desk, place, reader });
  };
