/** One kind of thing that is kept of a reader. What is kept is listed once (`holdings.ts`): it is exported and erased as a whole. */
import type { ReaderKysely } from './database.ts';

export interface Holding {
  /** Its key in the export. */
  name: string;
  /** All of it, as JSON can hold it. No secrets: hashes of passwords and tokens stay here. */
  exportOf(db: ReaderKysely, reader: { id: string; email: string }): Promise<unknown>;
  /** Deletes every row of it, in a transaction with the others. */
  erase(db: ReaderKysely, reader: { id: string; email: string }): Promise<void>;
  /** Deletes what was kept of reads: the reader turned that off. */
  eraseReads?(db: ReaderKysely, readerId: string): Promise<void>;
  /** Deletes what has been kept for long enough. */
  sweep?(db: ReaderKysely, now: number): Promise<void>;
}
