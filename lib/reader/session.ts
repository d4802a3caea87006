/** Who is signed in, by the cookie of the request. */
import type { Auth } from './auth.ts';
import type { Reader, ReaderDesk } from './desk.ts';

/** Cookies that were made to hold longer while a request was answered. */
const refreshed = new WeakMap<Request, string[]>();
/** A request is looked up once. */
const found = new WeakMap<Request, Promise<Reader | undefined>>();

export const refreshedCookies = (request: Request): readonly string[] => refreshed.get(request) ?? [];

async function lookUp(auth: Auth, request: Request): Promise<Reader | undefined> {
  // Nobody is looked for where nothing says who it might be.
  if (!request.headers.get('cookie')?.includes('session_token=')) return undefined;
  const { headers, response } = await auth.api.getSession({ headers: request.headers, returnHeaders: true });
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) refreshed.set(request, cookies);
  if (response === null) return undefined;
  const { user, session } = response;
  return { id: user.id, email: user.email, session: session.id };
}

/** The reader who is signed in; undefined where nobody is. */
export function findReader(auth: Auth, request: Request): Promise<Reader | undefined> {
  const reader = found.get(request) ?? lookUp(auth, request);
  found.set(request, reader);
  return reader;
}

/** Ends the session that a request came with, where another one takes its place. */
export async function endSession(
  request: Request,
  { db, auth }: Pick<ReaderDesk, 'db' | 'auth'>,
): Promise<void> {
  const reader = await findReader(auth, request);
  if (reader !== undefined) await db.deleteFrom('session').where('id', '=', reader.session).execute();
}
