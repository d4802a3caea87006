/** Pictures, films and data files of `content/media`: only those that the edition lists. */
import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import send from 'send';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findMedia } from '#lib/edition/queries/media.ts';
import { contentDir } from '#lib/env.ts';
import { answerWithPage } from '#lib/press/answer.ts';
import { compressBytes } from '#lib/press/compress.ts';
import { PageStore } from '#lib/press/page-store.ts';
import { securityHeaders } from '#lib/press/security-headers.ts';
import { answerPlainly } from './plain-answer.ts';

/** An SVG opened by itself is a document: it may style itself and nothing else. */
const MEDIA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const COMPRESSED_TYPE = /^(?:text\/|image\/svg)/;
/** Larger files are sent as they are, from disk. */
const COMPRESSED_UP_TO = 2 * 1024 * 1024;
const compressed = new PageStore(32 * 1024 * 1024);

/** Path on disk of a media file, or undefined where it is gone or a link leads out of the folder. */
async function locate(file: string): Promise<string | undefined> {
  try {
    const folder = await realpath(join(contentDir(), 'media'));
    const path = await realpath(join(folder, file));
    return path.startsWith(folder + sep) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The whole file, or undefined where it has gone meanwhile. */
const readWhole = (path: string): Promise<Buffer | undefined> => readFile(path).catch(() => undefined);

const sizeOf = async (path: string): Promise<number | undefined> =>
  (await stat(path).catch(() => undefined))?.size;

const versionOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function nothingThere(response: ServerResponse): void {
  answerPlainly(response, 404, 'There is no such file.');
}

/** Sends a file from disk, whole or in part. */
function sendFile(request: IncomingMessage, response: ServerResponse, path: string): void {
  send(request, encodeURI(path), { cacheControl: false, etag: false, lastModified: false, dotfiles: 'allow' })
    .on('error', ({ status }: { status: number }) => {
      if (response.headersSent) return response.destroy();
      // Of what stood ready for the file, an error keeps the length that a range may have.
      for (const name of response.getHeaderNames()) if (name !== 'content-range') response.removeHeader(name);
      if (status === 412) answerPlainly(response, 412, 'The file is not the one that was asked for.');
      else if (status === 416) answerPlainly(response, 416, 'The file has no such part.');
      else nothingThere(response);
    })
    .on('directory', () => nothingThere(response))
    .pipe(response);
}

/**
 * @param file path below `content/media`, decoded; @param version the `v` of the query, or undefined
 *
 * A file that was overwritten by one that is not published (yet, or because it is broken) is sent as it is, and kept by
 * nobody under the version of the published one.
 */
export async function answerWithMedia(
  request: IncomingMessage,
  response: ServerResponse,
  edition: EditionDatabase,
  file: string,
  version: string | undefined,
): Promise<void> {
  const media = findMedia(edition, { file });
  if (media === undefined) return nothingThere(response);
  const current = version === media.version;
  const headers: Record<string, string> = {
    ...securityHeaders,
    'Content-Type': media.type,
    'Content-Security-Policy': MEDIA_POLICY,
    'Cache-Control': current ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
    Vary: 'Accept-Encoding',
  };
  const key = `${media.version} ${current} ${file}`;
  const held = compressed.get(key);
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
    if (isPublished) compressed.set(key, page);
    return answerWithPage(request, response, page);
  }
  if (isPublished) headers.ETag = `"${media.version}"`;
  else headers['Cache-Control'] = 'no-cache';
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  sendFile(request, response, path);
}
