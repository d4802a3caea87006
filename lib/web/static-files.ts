/** Sends the files that the build lists, as the build compressed them. Those in use stay in memory, within a limit. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { readServedFiles, type ServedFile, servedPath } from '#lib/assets/served-files.ts';
import { chooseEncoding } from '#lib/press/encodings.ts';
import { securityHeaders } from '#lib/press/security-headers.ts';
import { Obstacle } from './obstacle.ts';
import { answerWithBytes } from './ready-bytes.ts';

/** Bytes of files that stay in memory: several times what the paper itself has. */
const LIMIT = 8 * 1024 * 1024;
/** Larger files are read from disk for each request. */
const LARGE = LIMIT / 8;

/** Reads files; the most recently used stay in memory. */
export class ReadyFiles {
  readonly #limit: number;
  /** In order of use. */
  readonly #kept = new Map<string, Buffer>();
  readonly #reading = new Map<string, Promise<Buffer>>();
  #bytes = 0;

  /** @param limit the most bytes that are kept */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** @throws if there is no such file */
  read(file: string): Buffer | Promise<Buffer> {
    const kept = this.#kept.get(file);
    if (kept === undefined) return this.#load(file);
    this.#kept.delete(file);
    this.#kept.set(file, kept);
    return kept;
  }

  #load(file: string): Promise<Buffer> {
    const running = this.#reading.get(file);
    if (running !== undefined) return running;
    const loading = readFile(file)
      .then((bytes) => {
        this.#kept.set(file, bytes);
        this.#bytes += bytes.byteLength;
        for (const [oldest, { byteLength }] of this.#kept) {
          if (this.#bytes <= this.#limit) break;
          this.#kept.delete(oldest);
          this.#bytes -= byteLength;
        }
        return bytes;
      })
      .finally(() => this.#reading.delete(file));
    this.#reading.set(file, loading);
    return loading;
  }
}

/** Answers a request for a static file; false if there is none of that name. It rejects if the file cannot be read. */
export type StaticFiles = (
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
) => false | Promise<void>;

const headersOf = ({ type, immutable }: ServedFile): Record<string, string> => ({
  ...securityHeaders,
  'Content-Type': type,
  'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
  Vary: 'Accept-Encoding',
});

function listFiles(dir: string): ReadonlyMap<string, ServedFile> {
  try {
    return new Map(Object.entries(readServedFiles(dir)));
  } catch {
    throw new Obstacle(
      'There is no complete production build. Make one with "npm run build"; "npm start" does so by itself.',
    );
  }
}

/**
 * @param dir where the build put the served files
 * @throws Obstacle if there are none
 */
export function staticFiles(dir: string): StaticFiles {
  const files = listFiles(dir);
  const ready = new ReadyFiles(LIMIT);
  return (request, response, pathname) => {
    const file = files.get(pathname);
    if (file === undefined) return false;
    const accepted = chooseEncoding(request.headers['accept-encoding']);
    const encoding = file.bytes[accepted] === undefined ? 'identity' : accepted;
    const bytes = file.bytes[encoding] ?? file.bytes.identity;
    const place = servedPath(dir, encoding, pathname);
    return answerWithBytes(request, response, {
      etag: file.etag,
      headers: headersOf(file),
      encoding: encoding === 'identity' ? undefined : encoding,
      bytes,
      body: async (): Promise<Buffer | Readable> =>
        bytes > LARGE ? createReadStream(place) : ready.read(place),
    });
  };
}
