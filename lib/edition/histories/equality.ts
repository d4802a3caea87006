/** Records in the edition to which file of histories it is equal, and to which version of that file. */
import type { EditionDatabase } from '../database.ts';
import type { HistoryFile } from './history-file.ts';

const metaOf = (edition: EditionDatabase, name: string): string | undefined =>
  edition.row<{ value: string }>('SELECT value FROM meta WHERE name = ?', name)?.value;

const setMeta = (edition: EditionDatabase, name: string, value: string): void =>
  void edition.run('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)', name, value);

export function setEqual(edition: EditionDatabase, { id, version }: { id: string; version: number }): void {
  setMeta(edition, 'history', id);
  setMeta(edition, 'history-version', String(version));
}

/**
 * equal: except for the keys that are noted in the edition. unconfirmed: the file is one write ahead, because the edition's
 * transaction did not end; it will be repeated. ahead: the file is several writes ahead, so the edition is an old copy, or its last
 * changes were lost in a power cut. behind: the file is an old copy. other: they have never been made equal.
 */
export type Relation = 'equal' | 'unconfirmed' | 'ahead' | 'behind' | 'other';

/** The relation of the file of histories to the edition. */
export function relationOf(edition: EditionDatabase, history: HistoryFile): Relation {
  const { id, version } = history;
  if (metaOf(edition, 'history') !== id) return 'other';
  const seen = Number(metaOf(edition, 'history-version') ?? 0);
  if (seen === version) return 'equal';
  if (seen + 1 === version) return 'unconfirmed';
  return version > seen ? 'ahead' : 'behind';
}
