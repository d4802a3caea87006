/** How pictures are used: for the desk, which makes renditions of them. */
import type { AuthorRecord, PictureRecord, RichTextRecord, TopicRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import type { MediaUser } from '../publishing/media-uses.ts';
import { isPhotographic, type RenditionSource } from '../renditions.ts';
import { articleById, detailOf, parse, readDocument, type StoredTeaser } from '../stored.ts';

/** `lead`: a story's picture, in lists too; `portrait`: an author's; `body`: one within a text. */
export type PictureRole = 'lead' | 'portrait' | 'body';

export interface PictureUse extends RenditionSource {
  role: PictureRole;
}

interface Shown {
  image?: PictureRecord | undefined;
  media?: RichTextRecord['media'] | undefined;
}

function shownBy(db: EditionDatabase, user: MediaUser): Shown & { role: PictureRole } {
  if (typeof user === 'number') {
    const row = articleById(db, user);
    if (row === undefined) return { role: 'lead' };
    return { role: 'lead', image: parse<StoredTeaser>(row.teaser).image, media: detailOf(db, row)?.media };
  }
  const colon = user.indexOf(':');
  const [type, key] = [user.slice(0, colon), user.slice(colon + 1)];
  if (type === 'author') {
    const author = readDocument<AuthorRecord>(db, type, key);
    return { role: 'portrait', image: author?.image, media: author?.media };
  }
  if (type === 'topic') return { role: 'lead', image: readDocument<TopicRecord>(db, type, key)?.image };
  return { role: 'body' };
}

/** Every way in which a picture's file is shown, drafts included; none for a file that is no photograph. */
export function listPictureUses(db: EditionDatabase, { file }: { file: string }): PictureUse[] {
  const media = db.row<{ version: string }>('SELECT version FROM media WHERE file = ?', file);
  if (media === undefined || !isPhotographic(file)) return [];
  const { version } = media;
  const uses = new Map<string, PictureUse>();
  const add = (use: PictureUse): void => void uses.set(JSON.stringify(use), use);
  for (const { user } of db.rows<{ user: MediaUser }>('SELECT user FROM media_uses WHERE file = ?', file)) {
    const { role, image, media: inText } = shownBy(db, user);
    const isImage = image?.file === file;
    if (isImage) add({ file, version, focalPoint: image.focalPoint, credit: image.credit, role });
    if (!isImage || Object.values(inText ?? {}).includes(file)) add({ file, version, role: 'body' });
  }
  return [...uses.values()];
}

/** Every photograph that something shows, those of the newest stories first. */
export const listPictures = (db: EditionDatabase): string[] =>
  db
    .rows<{ file: string }>(
      `SELECT m.file FROM media m JOIN media_uses u ON u.file = m.file WHERE m.width IS NOT NULL
       GROUP BY m.file ORDER BY max(CASE typeof(u.user) WHEN 'text' THEN 0 ELSE u.user END) DESC, m.file`,
    )
    .flatMap(({ file }) => (isPhotographic(file) ? [file] : []));

/** File and id of every picture's renditions that the edition knows. */
export const listRenditions = (db: EditionDatabase): { file: string; id: string }[] =>
  db.rows<{ file: string; id: string }>('SELECT file, id FROM renditions');
