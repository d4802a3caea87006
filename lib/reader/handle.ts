/** From a request to the one who answers it: routes, and what holds for every answer to one reader. */
import { authPath } from '#lib/account-routes.ts';
import { rightOnesFirst } from '#lib/secrets/cookies.ts';
import { accountRoutes } from './account/routes.ts';
import { authRoutes } from './auth-calls.ts';
import { orAway } from './away.ts';
import type { Answer, Handler, ReaderDesk, Routes } from './desk.ts';
import { NoForm } from './form.ts';
import { answerSync, isSync } from './library/answer-sync.ts';
import { libraryRoutes } from './library/routes.ts';
import type { ReaderAnswer, ReaderRequest } from './message.ts';
import { isFromOwnPage } from './own-origin.ts';
import { refreshedCookies } from './session.ts';
import { signInRoutes } from './sign-in/routes.ts';

const routes: Routes = { ...authRoutes, ...signInRoutes, ...accountRoutes, ...libraryRoutes };

/** Apple answers with a form of its own; better-auth compares the state that it began with. */
const FROM_ELSEWHERE = `${authPath()}/callback/`;

interface Found {
  handler?: Handler | undefined;
  /** Methods that the path knows. */
  allowed: string[];
}

const fits = (pattern: string, path: string): boolean =>
  pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

/** @param table from `GET /path` to its handler */
export function findHandler(table: Routes, method: string, path: string): Found {
  const asked = method === 'HEAD' ? 'GET' : method;
  const found = Object.entries(table)
    .map(([route, handler]) => {
      const [of = '', pattern = ''] = route.split(' ');
      return { of, pattern, handler };
    })
    .filter(({ pattern }) => fits(pattern, path))
    .sort((one, other) => other.pattern.length - one.pattern.length);
  const nearest = found.filter(({ pattern }) => pattern === found[0]?.pattern);
  return {
    handler: nearest.find(({ of }) => of === asked)?.handler,
    allowed: nearest.flatMap(({ of }) => (of === 'GET' ? ['GET', 'HEAD'] : [of])),
  };
}

const refusal = (status: number, text: string, headers: Record<string, string> = {}): Response =>
  new Response(`${text}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } });

async function answerOf(request: Request, desk: ReaderDesk): Promise<Answer | undefined> {
  const { pathname } = new URL(request.url);
  const { handler, allowed } = findHandler(routes, request.method, pathname);
  if (allowed.length === 0) return undefined;
  if (handler === undefined)
    return refusal(405, 'This method is not allowed here.', { Allow: allowed.join(', ') });
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (!isReading && !pathname.startsWith(FROM_ELSEWHERE) && !isFromOwnPage(request.headers, desk.origin))
    return refusal(403, 'This was sent from another site. Go to the page itself and try again there.');
  try {
    return await handler(request, desk);
  } catch (error) {
    if (error instanceof NoForm) return refusal(400, error.message);
    throw error;
  }
}

async function writeAnswer(answer: Answer, cookies: readonly string[]): Promise<ReaderAnswer> {
  const renewed = cookies.map((cookie): [string, string] => ['set-cookie', cookie]);
  if (answer instanceof Response) {
    const headers = [...answer.headers, ...renewed];
    const body = new Uint8Array(await answer.arrayBuffer());
    return { kind: 'bytes', status: answer.status, headers, body };
  }
  const given = (answer.cookies ?? []).map((cookie): [string, string] => ['set-cookie', cookie]);
  const headers = [...Object.entries(answer.headers ?? {}), ...renewed, ...given];
  return { kind: 'view', status: answer.status ?? 200, headers, view: answer.view };
}

/** A cookie's name may come twice, and better-auth takes the first one. */
const withRightCookies = (asked: ReaderRequest, { secret }: ReaderDesk): ReaderRequest => ({
  ...asked,
  headers: asked.headers.map(([name, value]) => [
    name,
    name === 'cookie' ? rightOnesFirst(value, secret) : value,
  ]),
});

async function answer(asked: ReaderRequest, desk: ReaderDesk): Promise<ReaderAnswer> {
  if (isSync(asked, desk)) return answerSync(asked, desk);
  const { method, url, headers, body } = asked;
  const isReading = method === 'GET' || method === 'HEAD';
  const request = new Request(url, { method, headers, ...(isReading || !body ? {} : { body }) });
  const found = await answerOf(request, desk);
  return found === undefined ? { kind: 'unknown' } : writeAnswer(found, refreshedCookies(request));
}

/**
 * Answers one message of the web process.
 *
 * @throws DatabaseAway if the database cannot be used
 */
export const handleReader = (asked: ReaderRequest, desk: ReaderDesk): Promise<ReaderAnswer> =>
  orAway(() => answer(withRightCookies(asked, desk), desk));
