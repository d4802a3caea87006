/** Pictures and data files. */
import type { MediaRecord } from '../batch.ts';
import type { Keeper } from './keeper.ts';
import { tagMediaUsers } from './media-uses.ts';
import { forgetRenditions } from './renditions.ts';

const find = 'SELECT source, version, mime, bytes, width, height, text FROM media WHERE file = ?';

export const media: Keeper<MediaRecord> = {
  key: (record) => record.file,
  owner: (db, file) => db.row<{ source: string }>(find, file)?.source,
  put(change, record, source) {
    const { file, version, mime, bytes, width = null, height = null, text = null } = record;
    const row = { source, version, mime, bytes, width, height, text };
    const before = change.db.row<typeof row>(find, file);
    if (before && JSON.stringify(before) === JSON.stringify(row)) return;
    change.db.run(
      'INSERT OR REPLACE INTO media (file, source, version, mime, bytes, width, height, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      file,
      source,
      version,
      mime,
      bytes,
      width,
      height,
      text,
    );
    if (before?.version !== version) forgetRenditions(change, file);
    tagMediaUsers(change, file);
  },
  remove(change, file) {
    change.db.run('DELETE FROM media WHERE file = ?', file);
    forgetRenditions(change, file);
    tagMediaUsers(change, file);
  },
};
