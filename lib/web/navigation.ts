/**
 * A client-side navigation (an `RSC` request), if framework scripts are kept: Next makes the page's payload, in its turn and
 * from a request of our own. Next would let caches keep it for a month; nothing expires it there, so none may keep it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Turn } from '#lib/admission/fair-queue.ts';
import type { Press } from '#lib/press/press.ts';
import { securityHeaders } from '#lib/press/security-headers.ts';
import type { MakeWork } from './make-view.ts';

/** The headers in which Next's script describes the page that it comes from. */
const PASSED_ON = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
] as const;
/** In characters. Next's script sends no longer header. */
const LONGEST = 8_192;
/** The query parameter with a hash of those headers. Next redirects a navigation without it. */
const HASH = '_rsc';

export const isNavigation = (request: IncomingMessage): boolean => request.headers.rsc !== undefined;

/**
 * @param href canonical percent-encoded path
 * @throws TooBusy, ClientGone
 */
export async function answerNavigation(
  site: { press: Press; make: MakeWork },
  request: IncomingMessage,
  response: ServerResponse,
  { href, search, turn }: { href: string; search: string; turn: Turn },
): Promise<void> {
  const headers = Object.fromEntries(
    PASSED_ON.flatMap((name): [string, string][] => {
      const value = request.headers[name];
      return typeof value === 'string' && value.length <= LONGEST ? [[name, value]] : [];
    }),
  );
  const hash = new URLSearchParams(search).get(HASH);
  const query = hash === null ? '' : `?${new URLSearchParams({ [HASH]: hash })}`;
  const made = await site.press.makeOnce(
    () => site.make({ kind: 'navigation', target: href + query, headers }),
    turn,
  );
  if (made === undefined || !('status' in made)) throw new Error('Next has not answered a navigation.');
  response.writeHead(made.status, {
    ...securityHeaders,
    ...made.headers,
    'Cache-Control': 'private, no-store',
    'Content-Length': made.body.byteLength,
  });
  response.end(request.method === 'HEAD' ? undefined : made.body);
}
