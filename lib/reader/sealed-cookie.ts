/** A sealed cookie: it carries what a reader has begun from one page to the next, and the server stores nothing. */
import { cookiesNamed } from '#lib/secrets/cookies.ts';
import type { ReaderDesk } from './desk.ts';
import { seal, unseal } from './sealed.ts';

interface Kind {
  /** The part after `broadsheet.`. */
  name: string;
  /** The purpose of the seal. */
  purpose: string;
  /** In seconds. */
  life: number;
}

type Desk = Pick<ReaderDesk, 'origin' | 'secret' | 'now'>;

export interface SealedCookie<T> {
  /** The `Set-Cookie` that remembers it. */
  remember(desk: Desk, content: T): Promise<string>;
  /** The `Set-Cookie` that forgets it. */
  forget(desk: Pick<Desk, 'origin'>): string;
  read(desk: Desk, request: Request): Promise<T | undefined>;
}

export function sealedCookie<T>({ name, purpose, life }: Kind): SealedCookie<T> {
  const nameOf = (origin: string): string =>
    `${origin.startsWith('https:') ? '__Host-' : ''}broadsheet.${name}`;
  const cookie = (origin: string, value: string, seconds: number): string => {
    const secure = origin.startsWith('https:') ? '; Secure' : '';
    return `${nameOf(origin)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
  };
  return {
    async remember({ origin, secret, now }, content) {
      const until = now() + life * 1000;
      return cookie(origin, await seal(secret, { purpose, until, content }), life);
    },
    forget: ({ origin }) => cookie(origin, '', 0),
    async read({ origin, secret, now }, request) {
      for (const value of cookiesNamed(request.headers.get('cookie'), nameOf(origin))) {
        const content = await unseal(secret, value, { purpose, now: now() });
        // Only we can have sealed it.
        if (content !== undefined) return content as T;
      }
      return undefined;
    },
  };
}
