/** Pictures and data files that may be served. */
import type { EditionDatabase } from '../database.ts';

export interface MediaFile {
  /** Below content/media. */
  file: string;
  /** Start of its content hash. */
  version: string;
  /** MIME type. */
  type: string;
  bytes: number;
}

/** The media file of that name, or undefined where the edition has none: then nothing may be served. */
export const findMedia = (db: EditionDatabase, { file }: { file: string }): MediaFile | undefined =>
  db.row<MediaFile>('SELECT file, version, mime AS type, bytes FROM media WHERE file = ?', file);
