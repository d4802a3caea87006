/** How records of one type are kept in the edition. */
import type { ContentRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import type { Change } from './change.ts';

export interface Keeper<Record extends ContentRecord> {
  /** What makes the record one of a kind among its type: a path, a slug, a file. */
  key(record: Record): string;
  /** The content file that the key's record was published from, if there is one. */
  owner(db: EditionDatabase, key: string): string | undefined;
  /** Publishes the record; `isNew` where nothing stands at its key. */
  put(change: Change, record: Record, file: string, isNew: boolean): void;
  remove(change: Change, key: string): void;
}
