/**
 * Static files: what the build made for browsers, and `public/`. The build writes each file in every encoding below `.next/served`,
 * with a list. The server compresses nothing, and opens no path that is not on the list.
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
  /** The size in each encoding that exists. */
  bytes: { identity: number } & Partial<Record<FileEncoding, number>>;
}

/** Files by their percent-encoded path. */
export type ServedFiles = Readonly<Record<string, ServedFile>>;

const LIST = 'files.json';

export const servedDir = (root: string): string => join(root, '.next', 'served');

/** The path of the list. @param dir `servedDir` */
export const servedList = (dir: string): string => join(dir, LIST);

/** The path of a file in an encoding. @param path as in the list */
export const servedPath = (dir: string, encoding: FileEncoding, path: string): string =>
  join(dir, encoding, path);

/** @throws if there is no build */
export const readServedFiles = (dir: string): ServedFiles =>
  JSON.parse(readFileSync(servedList(dir), 'utf8')) as ServedFiles; // the build wrote it (bin/serve-files.ts)
