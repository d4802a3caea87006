/**
 * Files that a build made or that `public/` holds: listed once at start, so that a request never names a path on
 * disk; compressed once, at their first request.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { chooseEncoding } from '#lib/press/encodings.ts';
import { matchesEtag } from '#lib/press/etag.ts';
import { securityHeaders } from '#lib/press/security-headers.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.speculationrules': 'application/speculationrules+json',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};
const COMPRESSED = /^(?:text|application\/(?:json|manifest|xml)|image\/svg)/;

interface StaticFile {
  file: string;
  type: string;
  immutable: boolean;
}

interface LoadedFile {
  etag: string;
  identity: Buffer;
  brotli?: Buffer;
  gzip?: Buffer;
}

export interface StaticFolder {
  dir: string;
  /** URL prefix of the folder: `/_next/static/`. */
  prefix: string;
  /** True where a file's name changes with its content. */
  immutable: boolean;
}

function load({ file, type }: StaticFile): LoadedFile {
  const identity = readFileSync(file);
  const etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  if (!COMPRESSED.test(type)) return { etag, identity };
  return {
    etag,
    identity,
    brotli: brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    gzip: gzipSync(identity, { level: 9 }),
  };
}

/** Answers a request for a static file; false where there is none of that name. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse, pathname: string) => boolean;

export function staticFiles(folders: readonly StaticFolder[]): StaticFiles {
  const files = new Map<string, StaticFile>();
  const loaded = new Map<string, LoadedFile>();
  for (const { dir, prefix, immutable } of folders) {
    for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      const file = join(entry.parentPath, entry.name);
      const name = file
        .slice(dir.length + 1)
        .split('\\')
        .join('/');
      files.set(prefix + name.split('/').map(encodeURIComponent).join('/'), {
        file,
        type: TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream',
        immutable,
      });
    }
  }
  return (request, response, pathname) => {
    const known = files.get(pathname);
    if (known === undefined) return false;
    const bytes = loaded.get(pathname) ?? load(known);
    loaded.set(pathname, bytes);
    const headers: Record<string, string | number> = {
      ...securityHeaders,
      'Content-Type': known.type,
      'Cache-Control': known.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      Vary: 'Accept-Encoding',
      ETag: bytes.etag,
    };
    if (matchesEtag(request.headers['if-none-match'], bytes.etag)) {
      response.writeHead(304, headers).end();
      return true;
    }
    const encoding = chooseEncoding(request.headers['accept-encoding']);
    const body =
      (encoding === 'br' ? bytes.brotli : encoding === 'gzip' ? bytes.gzip : undefined) ?? bytes.identity;
    if (body !== bytes.identity) headers['Content-Encoding'] = encoding;
    headers['Content-Length'] = body.byteLength;
    response.writeHead(200, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  };
}
