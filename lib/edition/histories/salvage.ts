/** Reads what is still readable of a file of histories that was moved aside because it is damaged. */
import { DatabaseSync } from 'node:sqlite';
import { columnsOf, type HistoryLine, type HistoryTable } from '../history-lines.ts';
import { REVISION_COLUMNS, type RevisionRow } from '../revision-row.ts';
import type { HistorySource } from './history-source.ts';

export class Salvage implements HistorySource {
  readonly #connection: DatabaseSync | undefined;

  constructor(file: string) {
    try {
      this.#connection = new DatabaseSync(file, { readOnly: true });
    } catch {
      // Nothing of it can be read.
    }
  }

  /** The rows up to the first that cannot be read. */
  *#rows(sql: string, ...params: string[]): Generator<Record<string, unknown>> {
    try {
      yield* this.#connection?.prepare(sql).iterate(...params) ?? [];
    } catch {
      // The rest is lost.
    }
  }

  /** Reads by index and by table, because either may be damaged where the other is sound. */
  stories(): Iterable<string> {
    const names = new Set<string>();
    for (const order of ['ORDER BY story', 'NOT INDEXED ORDER BY rowid'])
      for (const { story } of this.#rows(`SELECT story FROM revisions ${order}`))
        if (typeof story === 'string') names.add(story);
    return names;
  }

  revisionsOf(story: string): RevisionRow[] {
    const sql = `SELECT ${REVISION_COLUMNS} FROM revisions WHERE story = ? ORDER BY n`;
    // The caller checks them by their checksums.
    return [...this.#rows(sql, story)] as unknown as RevisionRow[];
  }

  *lines(table: HistoryTable): Generator<HistoryLine> {
    for (const row of this.#rows(`SELECT ${columnsOf(table)} FROM ${table}`))
      yield Object.values(row).map((value) => (typeof value === 'number' ? value : String(value)));
  }

  close(): void {
    this.#connection?.close();
  }
}
