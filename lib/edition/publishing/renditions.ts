/** Renditions that were made of pictures. */
import type { Renditions } from '../model.ts';
import { isPhotographic } from '../renditions.ts';
import type { Change } from './change.ts';
import { tagMediaUsers } from './media-uses.ts';

export interface MadeRenditions extends Renditions {
  /** Below content/media. */
  file: string;
  /** Version of the file that they were made from. */
  version: string;
}

/** Enters them where the file is still the one that they were made from. */
export function enterRenditions(change: Change, { file, version, id, colour, widths }: MadeRenditions): void {
  const { db } = change;
  const current = db.row<{ version: string }>('SELECT version FROM media WHERE file = ?', file);
  if (current?.version !== version) return;
  const text = JSON.stringify(widths);
  const entered = db.run(
    'INSERT INTO renditions (file, id, colour, widths) VALUES (?, ?, ?, ?) ' +
      'ON CONFLICT DO UPDATE SET colour = excluded.colour, widths = excluded.widths ' +
      'WHERE colour <> excluded.colour OR widths <> excluded.widths',
    file,
    id,
    colour,
    text,
  );
  if (entered > 0) tagMediaUsers(change, file);
}

/** The file changed or went: what was made of it is no longer shown. */
export function forgetRenditions({ db }: Change, file: string): void {
  if (isPhotographic(file)) db.run('DELETE FROM renditions WHERE file = ?', file);
}
