/** Puts the static files below `.next/served`, compressed as small as possible, with a list of them. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import {
  type FileEncoding,
  type ServedFile,
  type ServedFiles,
  servedDir,
  servedList,
  servedPath,
} from '#lib/assets/served-files.ts';
import { projectDir } from '#lib/env.ts';
import { compressTightly } from '#lib/press/compress.ts';

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
/** Pictures and fonts are already compressed. */
const COMPRESSED = /^(?:text|application|image\/svg)/;

interface Folder {
  dir: string;
  /** Path at which it is served. */
  prefix: string;
  immutable: boolean;
}

const folders = (root: string): Folder[] =>
  [
    { dir: join(root, '.next/static'), prefix: '/_next/static/', immutable: true },
    { dir: join(root, '.next/assets'), prefix: '/assets/', immutable: true },
    { dir: join(root, 'public'), prefix: '/', immutable: false },
  ].filter(({ dir }) => existsSync(dir));

/** Paths, relative to the folder, of all files that are not hidden. */
function* filesOf({ dir, prefix }: Folder): Generator<[path: string, file: string]> {
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const file = join(entry.parentPath, entry.name);
    yield [prefix + relative(dir, file).split(sep).map(encodeURIComponent).join('/'), file];
  }
}

async function serveFile(dir: string, path: string, file: string, immutable: boolean): Promise<ServedFile> {
  const identity = readFileSync(file);
  const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  const bodies: Partial<Record<FileEncoding, Buffer>> = { identity };
  if (COMPRESSED.test(type) && type !== 'application/octet-stream') {
    const { brotli, gzip } = await compressTightly(identity);
    if (brotli.byteLength < identity.byteLength) bodies.br = brotli;
    if (gzip.byteLength < identity.byteLength) bodies.gzip = gzip;
  }
  const bytes: ServedFile['bytes'] = { identity: identity.byteLength };
  for (const [encoding, body] of Object.entries(bodies) as [FileEncoding, Buffer][]) {
    // their keys
    const place = servedPath(dir, encoding, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, body);
    bytes[encoding] = body.byteLength;
  }
  const digest = createHash('sha256').update(identity).digest('base64url').slice(0, 22);
  return { type, immutable, etag: `W/"${digest}"`, bytes };
}

/** To be called last in a build. What was there before is removed. */
export async function serveFiles(): Promise<void> {
  const root = projectDir();
  const dir = servedDir(root);
  rmSync(dir, { recursive: true, force: true });
  const files: ServedFiles = Object.fromEntries(
    await Promise.all(
      folders(root).flatMap((folder) =>
        [...filesOf(folder)].map(
          async ([path, file]) => [path, await serveFile(dir, path, file, folder.immutable)] as const,
        ),
      ),
    ),
  );
  mkdirSync(dir, { recursive: true });
  writeFileSync(servedList(dir), JSON.stringify(files));
}
