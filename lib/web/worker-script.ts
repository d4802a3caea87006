/** The service worker's script: always asked for anew, under a policy of its own, and a way to call it back. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { offlineBytes, withServiceWorker } from '#lib/env.ts';
import { SERVICE_WORKER } from '#lib/offline-routes.ts';
import { compressTightly } from '#lib/press/compress.ts';
import { chooseEncoding } from '#lib/press/encodings.ts';
import { securityHeaders } from '#lib/press/security-headers.ts';
import { answerPlainly } from './plain-answer.ts';
import { answerWithBytes } from './ready-bytes.ts';
import type { StaticFiles } from './static-files.ts';

/** A worker fetches from the paper only, and loads nothing else. */
const POLICY = "default-src 'none'; connect-src 'self'";

type AnswerWorker = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function workerAnswer(dir: string): AnswerWorker {
  const name = withServiceWorker() ? 'service-worker.js' : 'leaving-worker.js';
  const file = join(dir, name);
  // A setting is part of the script: changed, it is a new version.
  const text = existsSync(file)
    ? `self.OFFLINE_BYTES=${offlineBytes()};\n${readFileSync(file, 'utf8')}`
    : undefined;
  const identity = Buffer.from(text ?? '');
  const etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  let compressed: ReturnType<typeof compressTightly> | undefined;
  return async (request, response) => {
    // Browsers that come for the script they have registered get the one that leaves; pages that ask whether there is one, none.
    const isTurnedOff = !withServiceWorker() && request.headers['service-worker'] !== 'script';
    if (text === undefined || isTurnedOff) {
      answerPlainly(response, 410, 'This paper has no service worker.');
      return;
    }
    const encoding = chooseEncoding(request.headers['accept-encoding']);
    // The script contains a setting, so the build cannot compress it: it is compressed once, on another thread, at the first request.
    compressed ??= compressTightly(identity).catch((error: unknown) => {
      // The next request tries again.
      compressed = undefined;
      throw error;
    });
    const { brotli, gzip } = await compressed;
    const body = { br: brotli, gzip, identity }[encoding];
    await answerWithBytes(request, response, {
      etag,
      headers: {
        ...securityHeaders,
        'Content-Type': 'text/javascript; charset=utf-8',
        'Content-Security-Policy': POLICY,
        'Cache-Control': 'no-cache',
        Vary: 'Accept-Encoding, Service-Worker',
      },
      encoding: encoding === 'identity' ? undefined : encoding,
      bytes: body.byteLength,
      body: () => body,
    });
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
    return pathname === SERVICE_WORKER ? answer(request, response) : files(request, response, pathname);
  };
}
