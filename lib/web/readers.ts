/** Readers' own pages and calls: handed to their thread; a view that comes back is rendered by Next for this one reader. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readerViewHref } from '#lib/account-routes.ts';
import type { Admission, Admitted } from '#lib/admission/admission.ts';
import type { Turn } from '#lib/admission/fair-queue.ts';
import { syncPath } from '#lib/library-form-routes.ts';
import { bodyOf } from '#lib/press/bodies.ts';
import { chooseEncoding } from '#lib/press/encodings.ts';
import type { FinishedPage } from '#lib/press/page.ts';
import type { Press } from '#lib/press/press.ts';
import { securityHeaders } from '#lib/press/security-headers.ts';
import { ReadersAway } from '#lib/reader/front.ts';
import { CLIENT_ADDRESS, type ReaderAnswer, type ReaderRequest } from '#lib/reader/message.ts';
import { clientAddress } from '#lib/readership/address.ts';
import { hasSignedCookie } from '#lib/secrets/cookies.ts';
import type { Logger } from './log.ts';
import { type MakeWork, makeView } from './make-view.ts';
import { answerPlainly } from './plain-answer.ts';
import { declaredLength, isWithoutBody, readBody } from './request-body.ts';

/** Who answers readers: lib/reader/front.ts. */
export interface Readers {
  ask(request: ReaderRequest, turn?: Turn): Promise<ReaderAnswer>;
}

interface Site {
  press: Press;
  make: MakeWork;
  admission: Admission;
  readers: Readers;
  /** Signs readers' cookies. */
  authSecret: () => string;
  log: Logger;
  /** Origin of the public site. */
  origin: string;
}

/** Bytes of a form: an address, a code, the name of a story. */
export const FORM_BODY = 8 * 1024;
/** Bytes that a signed-in reader's device may send when it syncs. */
export const SYNC_BODY = 256 * 1024;

/** Nothing of one reader's is kept by anybody, or listed. */
const FOR_ONE = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' } as const;

/** What the thread is told of a request: no header that a proxy or a reader could put there to be somebody else. */
const PASSED_ON = new Set([
  'accept',
  'accept-language',
  'content-type',
  'cookie',
  'if-modified-since',
  'if-none-match',
  'origin',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'user-agent',
]);

function headersOf(request: IncomingMessage): [string, string][] {
  const passed = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    PASSED_ON.has(name) && typeof value === 'string' ? [[name, value]] : [],
  );
  const forwarded = request.headers['x-forwarded-for']?.toString();
  return [...passed, [CLIENT_ADDRESS, clientAddress(request.socket.remoteAddress, forwarded)]];
}

/** Node wants several cookies as a list. */
export function grouped(headers: readonly [string, string][]): Record<string, string | string[]> {
  const cookies = headers.filter(([name]) => name === 'set-cookie').map(([, value]) => value);
  const others = headers.filter(([name]) => name !== 'set-cookie');
  return { ...Object.fromEntries(others), ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: { status: number; headers: Record<string, string | string[]>; body: Uint8Array },
): void {
  // Nothing has a body of no bytes: 204 and 304 have none, and no length.
  const hasBody = answer.status !== 204 && answer.status !== 304;
  response.writeHead(answer.status, {
    ...securityHeaders,
    ...answer.headers,
    ...FOR_ONE,
    ...(hasBody ? { 'Content-Length': String(answer.body.byteLength) } : {}),
  });
  response.end(request.method === 'HEAD' || !hasBody ? undefined : answer.body);
}

/** The page without what it says to shared caches and to who asks again. */
async function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: FinishedPage,
  { status, headers }: { status: number; headers: readonly [string, string][] },
): Promise<void> {
  const { 'CDN-Cache-Control': _, ...own } = page.headers;
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  const body = await bodyOf(page, encoding);
  const coding: Record<string, string> = encoding === 'identity' ? {} : { 'Content-Encoding': encoding };
  send(request, response, {
    status,
    headers: { ...own, ...coding, ...grouped(headers), Vary: 'Accept-Encoding, Cookie' },
    body,
  });
}

/** The reason is not logged for each request: `lib/reader/database-watch.ts` logs it once. */
function answerAway(response: ServerResponse): void {
  answerPlainly(
    response,
    503,
    'Readers’ accounts and libraries cannot be reached just now; the paper itself can. Please try again in a moment.',
    { ...FOR_ONE, 'Retry-After': '5' },
  );
}

type Asking = Pick<Site, 'readers' | 'log' | 'origin' | 'admission' | 'authSecret'>;

/** Whether a device of somebody to whom we gave a sign-in cookie syncs: only then is there reason for a long body. */
const isSyncOfReader = (site: Asking, request: IncomingMessage, href: string): boolean =>
  href === syncPath() && hasSignedCookie(request.headers.cookie, site.authSecret());

/** What is asked of the thread; undefined if the reader has been told already that the body is too large. */
async function readRequest(
  site: Asking,
  request: IncomingMessage,
  response: ServerResponse,
  href: string,
): Promise<ReaderRequest | undefined> {
  const asked = { method: request.method ?? 'GET', url: site.origin + href, headers: headersOf(request) };
  if (isWithoutBody(request)) return asked;
  const isSync = isSyncOfReader(site, request, href);
  // Who is not signed in is told so, whatever they have to say.
  if (href === syncPath() && !isSync) {
    response.setHeader('Connection', 'close');
    return asked;
  }
  const body = await readBody(request, isSync ? SYNC_BODY : FORM_BODY);
  if (body !== undefined) return body.byteLength > 0 ? { ...asked, body } : asked;
  // What is still on its way is not read: the connection ends with the answer.
  answerPlainly(
    response,
    413,
    `This is more than ${isSync ? 256 : 8} KB, which is too much to take at once.`,
    {
      ...FOR_ONE,
      Connection: 'close',
    },
  );
  return undefined;
}

/**
 * What the thread says; undefined if the reader has been told already that nobody can say anything.
 *
 * @throws TooOften, TooBusy, ClientGone
 */
export async function askReaders(
  site: Asking,
  request: IncomingMessage,
  response: ServerResponse,
  href: string,
  admitted: Admitted,
): Promise<ReaderAnswer | undefined> {
  const { admission } = site;
  await admission.count(isWithoutBody(request) ? 'reader' : 'body', admitted);
  const most = isSyncOfReader(site, request, href) ? SYNC_BODY : FORM_BODY;
  const giveBack = admission.takeBytes(
    isWithoutBody(request) ? 0 : Math.min(declaredLength(request) ?? most, most),
    admitted,
  );
  try {
    const asked = await readRequest(site, request, response, href);
    return asked && (await site.readers.ask(asked, admitted.turn('reader')));
  } catch (error) {
    if (!(error instanceof ReadersAway)) throw error;
    answerAway(response);
    return undefined;
  } finally {
    giveBack();
  }
}

export const sendBytes = (
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Extract<ReaderAnswer, { kind: 'bytes' }>,
): void => send(request, response, { status, headers: grouped(headers), body });

/**
 * @param href canonical, percent-encoded path and query
 * @param unknown answers if there is no such page
 * @throws TooOften, TooBusy, ClientGone
 */
export async function answerReader(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  href: string,
  admitted: Admitted,
  unknown: () => Promise<void>,
): Promise<void> {
  const answer = await askReaders(site, request, response, href, admitted);
  if (answer === undefined) return;
  if (answer.kind === 'unknown') return unknown();
  if (answer.kind === 'bytes') return sendBytes(request, response, answer);
  const { view } = answer;
  const page = await makeView(
    site,
    { before: readerViewHref(''), view, isPersonal: true },
    admitted.turn('reader'),
  );
  if (page === undefined) throw new Error(`The page "${view.page}" of a reader could not be made.`);
  await sendPage(request, response, page, answer);
}
