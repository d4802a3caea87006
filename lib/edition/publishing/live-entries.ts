/** Entries of live stories. */
import type { LiveEntryRecord } from '../batch.ts';
import { articleTag } from '../tags.ts';
import type { Keeper } from './keeper.ts';

/** `#` stands in no path. */
const split = (key: string): [story: string, id: string] => {
  const at = key.lastIndexOf('#');
  return [key.slice(0, at), key.slice(at + 1)];
};

export const liveEntries: Keeper<LiveEntryRecord> = {
  key: (entry) => `${entry.story}#${entry.id}`,
  owner: (db, key) =>
    db.row<{ file: string }>('SELECT file FROM live_entries WHERE story = ? AND id = ?', ...split(key))?.file,
  put(change, entry, file) {
    const { type: _, story, id, at, ...rest } = entry;
    const data = JSON.stringify(rest);
    const before = change.db.row<{ at: number; file: string; data: string }>(
      'SELECT at, file, data FROM live_entries WHERE story = ? AND id = ?',
      story,
      id,
    );
    if (before?.at === at && before.data === data && before.file === file) return;
    change.db.run('DELETE FROM live_entries WHERE story = ? AND id = ?', story, id);
    change.db.run(
      'INSERT INTO live_entries (story, at, id, file, data) VALUES (?, ?, ?, ?, ?)',
      story,
      at,
      id,
      file,
      data,
    );
    change.tag(articleTag(story));
  },
  remove(change, key) {
    const [story, id] = split(key);
    if (change.db.run('DELETE FROM live_entries WHERE story = ? AND id = ?', story, id) > 0)
      change.tag(articleTag(story));
  },
};
