/** An order of the web process: clean a photograph for readers who come before its renditions are made. */
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { cleanPicture } from './clean.ts';
import { keepFile } from './store.ts';

export interface CleanOrder {
  /** The photograph's path. */
  path: string;
  /** MIME type. */
  type: string;
  /** Beginning of the SHA-256 of the file that was published. */
  version: string;
  /** Where it is kept once it is clean. */
  place: string;
}

/**
 * `kept`: it is in its place. `gone`: there is no such file, or it cannot be decoded. Otherwise the picture itself, because it is not
 * the file that was published, or could not be kept (`reason`).
 */
export type Cleaned = 'kept' | 'gone' | { picture: Buffer; reason?: string };

export async function clean({ path, type, version, place }: CleanOrder): Promise<Cleaned> {
  const bytes = await readFile(path).catch(() => undefined);
  // A file that cannot be decoded has overwritten the published one. It is not published.
  const picture = bytes && (await cleanPicture(bytes, type).catch(() => undefined));
  if (bytes === undefined || picture === undefined) return 'gone';
  if (!hash('sha256', bytes).startsWith(version)) return { picture };
  try {
    await keepFile(place, picture);
    return 'kept';
  } catch (error) {
    return { picture, reason: error instanceof Error ? error.message : String(error) };
  }
}
