/** What a request line asks for, before anything is looked up. */
import { decodePath, href, type Path } from '#lib/routes.ts';

/** Longest request target that is read, in characters. */
export const MAX_TARGET = 8192;

export type RequestPath =
  | { kind: 'path'; path: Path; href: string; canonical: boolean; search: string }
  | { kind: 'refused'; status: 400 | 414; reason: string };

/** `http://host` before the path; a host's own signs, of any length. */
const ORIGIN = /^https?:\/\/[^/?#\s]+/i;

/**
 * The target in origin-form, `/world?x=1`. Clients that believe to talk to a proxy send the absolute-form, `http://host/world?x=1`;
 * a server must take it (RFC 9112 §3.2.2). Which host is named changes nothing, as with the header Host.
 */
export function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const origin = ORIGIN.exec(target.slice(0, MAX_TARGET))?.[0];
  if (origin === undefined) return target;
  const rest = target.slice(origin.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/**
 * @param target the request target as it came: `/world?x=1`
 * @returns the decoded path, its canonical spelling, and whether the request used it; or why it is refused
 */
export function readTarget(target: string): RequestPath {
  if (target.length > MAX_TARGET) return { kind: 'refused', status: 414, reason: 'The address is too long.' };
  if (!target.startsWith('/')) return { kind: 'refused', status: 400, reason: 'The address is malformed.' };
  const question = target.indexOf('?');
  const pathname = question === -1 ? target : target.slice(0, question);
  const search = question === -1 ? '' : target.slice(question);
  const decoded = decodePath(pathname);
  if (decoded === undefined) return { kind: 'refused', status: 400, reason: 'The address is malformed.' };
  // One path, one URL: no trailing or doubled slash, and the percent-encoding that our own links use.
  const path = decoded === '/' ? decoded : `/${decoded.split('/').filter(Boolean).join('/')}`;
  const spelled = href(path);
  return { kind: 'path', path, href: spelled, canonical: spelled === pathname, search };
}
