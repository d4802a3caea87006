/** The service worker's script: always asked for anew, under a policy of its own, and a way to call it back. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { offlineBytes, withServiceWorker } from '#lib/env.ts';
import { SERVICE_WORKER } from '#lib/offline-routes.ts';
import { chooseEncoding } from '#lib/press/encodings.ts';
import { matchesEtag } from '#lib/press/etag.ts';
import { securityHeaders } from '#lib/press/security-headers.ts';
import { answerPlainly } from './plain-answer.ts';
import type { StaticFiles } from './static-files.ts';

/** A worker fetches from the paper only, and loads nothing else. */
const POLICY = "default-src 'none'; connect-src 'self'";

type AnswerWorker = (request: IncomingMessage, response: ServerResponse) => void;

function workerAnswer(dir: string): AnswerWorker {
  const name = withServiceWorker() ? 'service-worker.js' : 'leaving-worker.js';
  const file = join(dir, name);
  // A setting is part of the script: changed, it is a new version.
  const text = existsSync(file)
    ? `self.OFFLINE_BYTES=${offlineBytes()};\n${readFileSync(file, 'utf8')}`
    : undefined;
  const identity = Buffer.from(text ?? '');
  const brotli = brotliCompressSync(identity);
  const etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  return (request, response) => {
    // Browsers that come for the script they have registered get the one that leaves; pages that ask whether there is one, none.
    const isTurnedOff = !withServiceWorker() && request.headers['service-worker'] !== 'script';
    if (text === undefined || isTurnedOff) {
      answerPlainly(response, 410, 'This paper has no service worker.');
      return;
    }
    const isShort = chooseEncoding(request.headers['accept-encoding']) === 'br';
    const body = isShort ? brotli : identity;
    const headers = {
      ...securityHeaders,
      'Content-Type': 'text/javascript; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Encoding, Service-Worker',
      ETag: etag,
    };
    if (matchesEtag(request.headers['if-none-match'], etag)) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(200, {
      ...headers,
      ...(isShort && { 'Content-Encoding': 'br' }),
      'Content-Length': body.byteLength,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

/**
 * Static files, and before them the service worker.
 *
 * @param dir where the build put the workers; without them the paper has none
 */
export function withWorker(dir: string, files: StaticFiles): StaticFiles {
  const answer = workerAnswer(dir);
  return (request, response, pathname) => {
    if (pathname !== SERVICE_WORKER) return files(request, response, pathname);
    answer(request, response);
    return true;
  };
}
