/** `POST /api/library/sync`: devices ask it often, so it goes past what is made for pages. */

import { checkRequest } from '#lib/library/sync-message.ts';
import { syncPath } from '#lib/library-form-routes.ts';
import type { ReaderDesk } from '../desk.ts';
import type { ReaderAnswer, ReaderRequest } from '../message.ts';
import { isFromOwnPage } from '../own-origin.ts';
import { findQuickly } from '../quick-session.ts';
import { refreshedCookies } from '../session.ts';
import { syncLibrary } from './sync-library.ts';

type HeaderList = ReaderRequest['headers'];

const json = (status: number, body: unknown, headers: HeaderList = []): ReaderAnswer => ({
  kind: 'bytes',
  status,
  headers: [['content-type', 'application/json; charset=utf-8'], ...headers],
  body: new Uint8Array(Buffer.from(JSON.stringify(body))),
});

const refuse = (status: number, error: string, headers: HeaderList = []): ReaderAnswer =>
  json(status, { error }, headers);

export const isSync = ({ method, url }: ReaderRequest, { origin }: ReaderDesk): boolean =>
  method === 'POST' && url === origin + syncPath();

const readJson = (body: Uint8Array | undefined): unknown => {
  try {
    return JSON.parse(Buffer.from(body ?? []).toString());
  } catch {
    return undefined;
  }
};

/** The reader who asks, and cookies that were made to hold longer. */
async function findReader(
  asked: ReaderRequest,
  headers: Headers,
  desk: ReaderDesk,
): Promise<{ id: string; cookies: HeaderList } | undefined> {
  const quick = await findQuickly(desk, headers.get('cookie') ?? undefined);
  if (quick === 'nobody') return undefined;
  if (quick !== 'unsure') return { id: quick.reader, cookies: [] };
  const request = new Request(asked.url, { headers });
  const reader = await desk.findReader(request);
  const cookies = refreshedCookies(request).map((cookie): [string, string] => ['set-cookie', cookie]);
  return reader && { id: reader.id, cookies };
}

/** Answers in JSON: a `SyncAnswer`, or `{error}`, a sentence. */
export async function answerSync(asked: ReaderRequest, desk: ReaderDesk): Promise<ReaderAnswer> {
  const headers = new Headers(asked.headers);
  if (!isFromOwnPage(headers, desk.origin)) return refuse(403, 'This was sent from another site.');
  if (headers.get('content-type')?.split(';', 1)[0]?.trim() !== 'application/json')
    return refuse(415, 'Send application/json.');
  const reader = await findReader(asked, headers, desk);
  if (reader === undefined) return refuse(401, 'Nobody is signed in.');
  const body = readJson(asked.body);
  if (body === undefined) return refuse(400, 'This is no JSON.');
  const request = checkRequest(body);
  if ('reason' in request) return refuse(400, request.reason);
  const edition = desk.edition();
  if (edition === undefined)
    return refuse(503, 'There is no edition yet. Please try again in a moment.', [['retry-after', '5']]);
  const { db, kind } = desk;
  return json(
    200,
    await syncLibrary({ db, kind, edition, now: desk.now() }, reader.id, request),
    reader.cookies,
  );
}
