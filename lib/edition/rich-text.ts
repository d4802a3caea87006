/** A text with what it shows of `content/media`. */
import type { RichTextRecord } from './batch.ts';
import type { EditionDatabase } from './database.ts';
import type { RichText } from './model.ts';
import { findRenditions } from './renditions.ts';

interface MediaRow {
  version: string;
  mime: string;
  width: number | null;
  height: number | null;
  text: string | null;
}

/** The text with the files that it names, as they are now. What is not there any more is left out. */
export function readText(db: EditionDatabase, { body, media }: RichTextRecord): RichText {
  const text: RichText = { body, pictures: {}, data: {}, films: {} };
  for (const [src, file] of Object.entries(media)) {
    const found = db.row<MediaRow>(
      'SELECT version, mime, width, height, text FROM media WHERE file = ?',
      file,
    );
    if (found === undefined) continue;
    const { version, mime, width, height, text: csv } = found;
    if (width !== null && height !== null) {
      const renditions = findRenditions(db, { file, version });
      text.pictures[src] = { file, version, width, height, alt: '', renditions };
    } else if (csv !== null) text.data[src] = csv;
    else text.films[src] = { file, version, type: mime };
  }
  return text;
}
