/**
 * Files that are sent as they are: what the build made for browsers, and `public/`. The build puts each in every encoding in
 * which it is sent below `.next/served`, and lists them; the server compresses nothing, and names no path that is not listed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type FileEncoding = 'identity' | 'br' | 'gzip';

export interface ServedFile {
  /** Content type, with its charset. */
  type: string;
  /** True if its name changes with its content. */
  immutable: boolean;
  etag: string;
  /** Bytes in each encoding that there is. */
  bytes: { identity: number } & Partial<Record<FileEncoding, number>>;
}

/** Files by their percent-encoded path. */
export type ServedFiles = Readonly<Record<string, ServedFile>>;

const LIST = 'files.json';

export const servedDir = (root: string): string => join(root, '.next', 'served');

/** The list of what is served. @param dir `servedDir` */
export const servedList = (dir: string): string => join(dir, LIST);

/** Where a file is kept in an encoding. @param path as the list has it */
export const servedPath = (dir: string, encoding: FileEncoding, path: string): string =>
  join(dir, encoding, path);

/** @throws where the build has not been made */
export const readServedFiles = (dir: string): ServedFiles =>
  JSON.parse(readFileSync(servedList(dir), 'utf8')) as ServedFiles; // the build wrote it (bin/serve-files.ts)
