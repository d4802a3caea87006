/** Pictures, films and data files of `content/media`: only those that the edition lists. */
import { readFile, realpath } from 'node:fs/promises';
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

const nothingThere = (response: ServerResponse): void =>
  answerPlainly(response, 404, 'There is no such file.');

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

/** @param file path below `content/media`, decoded; @param version the `v` of the query, or undefined */
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
  if (COMPRESSED_TYPE.test(media.type) && media.bytes <= COMPRESSED_UP_TO) {
    const bodies = await compressBytes(await readFile(path));
    const page = { status: 200, etag: `W/"${media.version}"`, ...bodies, headers, tags: new Set<string>() };
    compressed.set(key, page);
    return answerWithPage(request, response, page);
  }
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('ETag', `"${media.version}"`);
  send(request, encodeURI(path), { cacheControl: false, etag: false, lastModified: false, dotfiles: 'allow' })
    .on('error', () => nothingThere(response))
    .on('directory', () => nothingThere(response))
    .pipe(response);
}
