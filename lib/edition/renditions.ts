/** Which renditions of a picture there are. They are made by the desk (lib/pictures) after the picture is published. */
import { hash } from 'node:crypto';
import type { EditionDatabase } from './database.ts';
import type { Picture, Renditions } from './model.ts';
import { parse } from './stored.ts';

/** Way of making them: another number, and all are made anew. */
const RECIPE = 1;

/** What a picture's renditions are made from: the file, where it is cut, and whom they are credited to. */
export type RenditionSource = Pick<Picture, 'file' | 'version' | 'focalPoint' | 'credit'>;

/** Id of a picture's renditions, 16 hexadecimal digits. */
export const renditionId = ({ version, focalPoint, credit }: RenditionSource): string =>
  hash('sha256', JSON.stringify([RECIPE, version, focalPoint ?? null, credit ?? null])).slice(0, 16);

/** A drawing has every size, and a table or a film none. */
export const isPhotographic = (file: string): boolean => /\.(?:jpe?g|png|webp|avif|gif)$/i.test(file);

/** The picture's renditions, or undefined where none are made (yet). */
export function findRenditions(db: EditionDatabase, source: RenditionSource): Renditions | undefined {
  if (!isPhotographic(source.file)) return undefined;
  const id = renditionId(source);
  const row = db.row<{ colour: string; widths: string }>(
    'SELECT colour, widths FROM renditions WHERE file = ? AND id = ?',
    source.file,
    id,
  );
  return row && { id, colour: row.colour, widths: parse<Renditions['widths']>(row.widths) };
}
