/** Pictures, films and data files: which the edition has, and which of them may be served. */
import type { EditionDatabase } from '../database.ts';
import type { MediaUser } from '../publishing/media-uses.ts';
import { articleById } from '../stored.ts';
import { visibilityOf } from '../visibility.ts';
import { isEntryPublic } from './stories.ts';

export interface MediaFile {
  /** Below content/media. */
  file: string;
  /** Start of its content hash. */
  version: string;
  /** MIME type. */
  type: string;
  bytes: number;
}

/** The media file of that name, or undefined where the edition has none. */
export const findMedia = (db: EditionDatabase, { file }: { file: string }): MediaFile | undefined =>
  db.row<MediaFile>('SELECT file, version, mime AS type, bytes FROM media WHERE file = ?', file);

const ENTRY = 'live-entry:';

function isPublic(db: EditionDatabase, user: MediaUser, now: number): boolean {
  if (typeof user === 'number') {
    const story = articleById(db, user);
    return story !== undefined && visibilityOf(story, now) === 'page';
  }
  // Everything except an entry is public as soon as it is published.
  if (!user.startsWith(ENTRY)) return true;
  const mark = user.lastIndexOf('#');
  return isEntryPublic(db, { story: user.slice(ENTRY.length, mark), id: user.slice(mark + 1), now });
}

/**
 * A media file that a browser may fetch at `now` (ms): one that a public page shows. The picture of a draft or of a
 * scheduled story waits for its story, that of an entry for its moment, and of a story that is not free only the opening
 * has pictures; data files are drawn on the server and are never sent.
 */
export function findPublicMedia(
  db: EditionDatabase,
  { file, now }: { file: string; now: number },
): MediaFile | undefined {
  const media = findMedia(db, { file });
  if (media === undefined || media.type.startsWith('text/csv')) return undefined;
  for (const { user } of db.each<{ user: MediaUser }>('SELECT user FROM media_uses WHERE file = ?', file)) {
    if (isPublic(db, user, now)) return media;
  }
  return undefined;
}
