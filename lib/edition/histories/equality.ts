/** Which file of histories an edition is equal to, and how often that had been written to then. */
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
 * equal: but for what is noted down in the edition. unconfirmed: the file has what the edition was about to say when it was kept
 * from it, and will say again. ahead: the file was written to more than once since: the edition is an old copy, or a power cut took
 * its end. behind: the file is an old copy. other: the two do not know each other.
 */
export type Relation = 'equal' | 'unconfirmed' | 'ahead' | 'behind' | 'other';

/** What the file of histories is to the edition. */
export function relationOf(edition: EditionDatabase, history: HistoryFile): Relation {
  const { id, version } = history;
  if (metaOf(edition, 'history') !== id) return 'other';
  const seen = Number(metaOf(edition, 'history-version') ?? 0);
  if (seen === version) return 'equal';
  if (seen + 1 === version) return 'unconfirmed';
  return version > seen ? 'ahead' : 'behind';
}
