/** Pictures and data files. */
import type { MediaRecord } from '../batch.ts';
import { articleById } from '../stored.ts';
import { authorTag, topicTag } from '../tags.ts';
import type { Change } from './change.ts';
import type { Keeper } from './keeper.ts';
import { tagStories } from './story-tags.ts';

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
    touchUsers(change, file);
  },
  remove(change, file) {
    change.db.run('DELETE FROM media WHERE file = ?', file);
    touchUsers(change, file);
  },
};

/** Everything that shows the file: its stories, authors and topics. */
function touchUsers(change: Change, file: string): void {
  const users = change.db.rows<{ user: number | string }>('SELECT user FROM media_uses WHERE file = ?', file);
  const stories = users.flatMap(({ user }) =>
    typeof user === 'number' ? (articleById(change.db, user) ?? []) : [],
  );
  tagStories(change, stories);
  for (const { user } of users) {
    if (typeof user !== 'string') continue;
    const [type, slug = ''] = user.split(':');
    change.tag(type === 'author' ? authorTag(slug) : topicTag(slug));
  }
}
