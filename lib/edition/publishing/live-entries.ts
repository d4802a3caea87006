/** Entries of live stories. */
import type { LiveEntryRecord } from '../batch.ts';
import { parse, type StoredEntry } from '../stored.ts';
import { articleTag } from '../tags.ts';
import type { Change } from './change.ts';
import type { Keeper } from './keeper.ts';
import { dropMediaUses, noteMediaUses } from './media-uses.ts';

interface EntryRow {
  at: number;
  file: string;
  data: string;
}

/** `#` stands in no path. */
const split = (key: string): [story: string, id: string] => {
  const at = key.lastIndexOf('#');
  return [key.slice(0, at), key.slice(at + 1)];
};

const keyOf = ({ story, id }: Pick<LiveEntryRecord, 'story' | 'id'>): string => `${story}#${id}`;

const rowAt = (change: Change, key: string): EntryRow | undefined =>
  change.db.row<EntryRow>(
    'SELECT at, file, data FROM live_entries WHERE story = ? AND id = ?',
    ...split(key),
  );

/** The page of its story changes with it, once its moment has come. */
function tagStory(change: Change, key: string, at: number): void {
  if (at <= change.now) change.tag(articleTag(split(key)[0]));
}

function erase(change: Change, key: string, row: EntryRow): void {
  dropMediaUses(change, `live-entry:${key}`, parse<StoredEntry>(row.data));
  change.db.run('DELETE FROM live_entries WHERE story = ? AND id = ?', ...split(key));
}

export const liveEntries: Keeper<LiveEntryRecord> = {
  key: keyOf,
  owner: (db, key) =>
    db.row<{ file: string }>('SELECT file FROM live_entries WHERE story = ? AND id = ?', ...split(key))?.file,
  put(change, entry, file) {
    const { type: _, story, id, at, ...rest } = entry;
    const stored: StoredEntry = rest;
    const data = JSON.stringify(stored);
    const key = keyOf(entry);
    const before = rowAt(change, key);
    const isSame = before?.at === at && before.data === data;
    if (isSame && before.file === file) return;
    if (before) erase(change, key, before);
    change.db.run(
      'INSERT INTO live_entries (story, at, id, file, data) VALUES (?, ?, ?, ?, ?)',
      story,
      at,
      id,
      file,
      data,
    );
    noteMediaUses(change, `live-entry:${key}`, entry);
    if (isSame) return;
    if (before) tagStory(change, key, before.at);
    tagStory(change, key, at);
  },
  remove(change, key) {
    const row = rowAt(change, key);
    if (!row) return;
    erase(change, key, row);
    tagStory(change, key, row.at);
  },
};
