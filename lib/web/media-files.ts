/** Pictures and films of `content/media`, and renditions of pictures: only of those that a public page shows. */
import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import send from 'send';
import type { Turn } from '#lib/admission/fair-queue.ts';
import { now } from '#lib/clock.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findPublicMedia, type MediaFile } from '#lib/edition/queries/media.ts';
import { isPhotographic } from '#lib/edition/renditions.ts';
import { contentDir, pressBytes, renditionsDir } from '#lib/env.ts';
import type { Cleaned, CleanOrder } from '#lib/pictures/clean-order.ts';
import { cleanedFile, renditionFile } from '#lib/pictures/store.ts';
import { answerWithPage } from '#lib/press/answer.ts';
import { compressBytes } from '#lib/press/compress.ts';
import { PageStore } from '#lib/press/page-store.ts';
import { securityHeaders } from '#lib/press/security-headers.ts';
import { parseRendition, type RenditionName } from '#lib/routes.ts';
import { answerPlainly } from './plain-answer.ts';
import { studio } from './studio.ts';
import { tellFault } from './tell-fault.ts';

/** An SVG opened by itself is a document: it may style itself and nothing else. */
const MEDIA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const COMPRESSED_TYPE = /^(?:text\/|image\/svg)/;
/** Larger files are sent as they are, from disk. */
const COMPRESSED_UP_TO = 2 * 1024 * 1024;
let store: PageStore | undefined;
/** Drawings, beside the pages that show them: a quarter of what these may take. */
function kept(): PageStore {
  store ??= new PageStore(pressBytes() / 4);
  return store;
}

/** Path on disk of a media file; undefined if it is gone or a link leads out of the folder. */
async function locate(file: string): Promise<string | undefined> {
  try {
    const folder = await realpath(join(contentDir(), 'media'));
    const path = await realpath(join(folder, file));
    return path.startsWith(folder + sep) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The whole file; undefined if it is gone by now. */
const readWhole = (path: string): Promise<Buffer | undefined> => readFile(path).catch(() => undefined);

const sizeOf = async (path: string): Promise<number | undefined> =>
  (await stat(path).catch(() => undefined))?.size;

const versionOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** More parts than any player or viewer asks for at once. RFC 9110 §14.2: a set of many small ranges may be refused. */
const MOST_PARTS = 32;

/** True if a request names more parts of a file than are served. The header is not read further than that. */
const asksForTooMany = (range: string | undefined): boolean =>
  range !== undefined && range.split(',', MOST_PARTS + 1).length > MOST_PARTS;

/** Answers instead of sending a file. Of the headers that were prepared for it only the length that a range may have is kept. */
function refuse(response: ServerResponse, status: 404 | 412 | 416, text: string): void {
  for (const name of response.getHeaderNames()) if (name !== 'content-range') response.removeHeader(name);
  answerPlainly(response, status, text);
}

const nothingThere = (response: ServerResponse): void => refuse(response, 404, 'There is no such file.');

/** Sends a file from disk, whole or in part. */
function sendFile(request: IncomingMessage, response: ServerResponse, path: string): void {
  const { headers, method } = request;
  // RFC 9110 §14.2: a range has a meaning only for GET.
  if (method !== 'GET') delete headers.range;
  // With If-Range the whole file may be the answer.
  if (headers['if-range'] === undefined && asksForTooMany(headers.range)) {
    refuse(response, 416, 'Too many parts of the file were asked for at once.');
    return;
  }
  send(request, encodeURI(path), { cacheControl: false, etag: false, dotfiles: 'allow' })
    .on('error', ({ status }: { status: number }) => {
      if (response.headersSent) response.destroy();
      else if (status === 412) refuse(response, 412, 'The file is not the one that was asked for.');
      else if (status === 416) refuse(response, 416, 'The file has no such part.');
      else nothingThere(response);
    })
    .on('directory', () => nothingThere(response))
    .pipe(response);
}

const mediaHeaders = (type: string, caching: string): Record<string, string> => ({
  ...securityHeaders,
  'Content-Type': type,
  'Content-Security-Policy': MEDIA_POLICY,
  'Cache-Control': caching,
  Vary: 'Accept-Encoding',
});
const FOREVER = 'public, max-age=31536000, immutable';
const SHORTLY = 'public, max-age=60';

export interface MediaOptions {
  /** The `v` of the query. */
  version?: string | undefined;
  /** Whose turn it takes if a photograph has to be cleaned first. */
  turn?: Turn;
  /** Which files the request may see. */
  find?: typeof findPublicMedia;
}

const OWN_TURN: Turn = { kind: 'page', asker: 'own', isUnbounded: true };

/**
 * Answers a request for `path`, decoded, below `/media/`: a file of content/media, or a rendition of one.
 *
 * @throws TooBusy, ClientGone, ProcessEnded, as `Studio.clean`
 */
export async function answerWithMedia(
  request: IncomingMessage,
  response: ServerResponse,
  edition: EditionDatabase,
  path: string,
  { version, turn = OWN_TURN, find = findPublicMedia }: MediaOptions = {},
): Promise<void> {
  const rendition = parseRendition(path);
  const media = find(edition, { file: rendition?.file ?? path, now: now() });
  if (media === undefined) return nothingThere(response);
  if (rendition !== undefined) return answerWithRendition(request, response, media, rendition.name, turn);
  if (isPhotographic(media.file)) {
    const caching = version === media.version ? FOREVER : SHORTLY;
    return answerWithPhotograph(request, response, media, { caching, turn });
  }
  await answerWithFile(request, response, media, version);
}

const TYPE_OF = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' } as const;

/** A rendition. If it does not exist, or no longer, the picture itself, which no cache may keep. */
async function answerWithRendition(
  request: IncomingMessage,
  response: ServerResponse,
  media: MediaFile,
  name: RenditionName,
  turn: Turn,
): Promise<void> {
  const path = renditionFile(renditionsDir(), media.file, name);
  if ((await sizeOf(path)) === undefined)
    return answerWithPhotograph(request, response, media, { caching: 'no-cache', turn });
  const headers = mediaHeaders(TYPE_OF[name.format], FOREVER);
  headers.ETag = `"${name.id}-${name.frame}-${name.width}-${name.format}"`;
  for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
  sendFile(request, response, path);
}

/** Photographs that are being cleaned. Further requests for one wait for the same work. */
const underWay = new Map<string, Promise<Cleaned>>();

/** @throws as `Studio.clean` */
function clean(order: CleanOrder, { signal: _, ...turn }: Turn): Promise<Cleaned> {
  const running = underWay.get(order.place);
  if (running !== undefined) return running;
  // It is cleaned even if the first to ask has left, because others may be waiting for it.
  const work = studio()
    .clean(order, turn)
    .finally(() => underWay.delete(order.place));
  underWay.set(order.place, work);
  return work;
}

function tellUnkept(reason: string): void {
  const sentence = `Pictures cannot be kept in ${renditionsDir()} (${reason}). They are made for each reader.`;
  tellFault(sentence, { file: renditionsDir(), reason });
}

/** Sends the photograph without what its camera wrote into it. The original is never sent. */
async function answerWithPhotograph(
  request: IncomingMessage,
  response: ServerResponse,
  media: MediaFile,
  { caching, turn }: { caching: string; turn: Turn },
): Promise<void> {
  const place = cleanedFile(renditionsDir(), media.file, media.version);
  const headers = mediaHeaders(media.type, caching);
  if ((await sizeOf(place)) === undefined) {
    const path = await locate(media.file);
    const { type, version } = media;
    const cleaned = path === undefined ? 'gone' : await clean({ path, type, version, place }, turn);
    if (cleaned === 'gone') return nothingThere(response);
    if (cleaned !== 'kept') {
      const { picture, reason } = cleaned;
      if (reason !== undefined) tellUnkept(reason);
      response.writeHead(200, {
        ...headers,
        'Cache-Control': 'no-cache',
        'Content-Length': picture.byteLength,
      });
      response.end(request.method === 'HEAD' ? undefined : picture);
      return;
    }
  }
  headers.ETag = `"${media.version}-clean"`;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  sendFile(request, response, place);
}

/**
 * Sends a drawing or a film. If it was overwritten by a file that is not published, because it is too new or broken, that file is
 * sent, but no cache may keep it under the version of the published one.
 */
async function answerWithFile(
  request: IncomingMessage,
  response: ServerResponse,
  media: MediaFile,
  version: string | undefined,
): Promise<void> {
  const { file } = media;
  const current = version === media.version;
  const headers = mediaHeaders(media.type, current ? FOREVER : SHORTLY);
  const key = `${media.version} ${current} ${file}`;
  const held = kept().get(key);
  if (held !== undefined) return answerWithPage(request, response, held);
  const path = await locate(file);
  if (path === undefined) return nothingThere(response);

  let isPublished = (await sizeOf(path)) === media.bytes;
  if (isPublished && COMPRESSED_TYPE.test(media.type) && media.bytes <= COMPRESSED_UP_TO) {
    const bytes = await readWhole(path);
    if (bytes === undefined) return nothingThere(response);
    const found = versionOf(bytes);
    isPublished = found.startsWith(media.version);
    if (!isPublished) headers['Cache-Control'] = 'no-cache';
    const etag = `W/"${found.slice(0, media.version.length)}"`;
    const page = { etag, ...(await compressBytes(bytes)), headers, tags: new Set<string>() };
    if (isPublished) kept().set(key, page);
    return answerWithPage(request, response, page);
  }
  if (isPublished) headers.ETag = `"${media.version}"`;
  else headers['Cache-Control'] = 'no-cache';
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  sendFile(request, response, path);
}
