/**
 * `history.db`: earlier versions of stories, their earlier paths, and their ids in feeds. No content file contains these, so they
 * have a file of their own, which only the desk opens.
 */
import { statSync } from 'node:fs';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { columnsOf, type HistoryLine, type HistoryTable, keyOf, placesOf } from '../history-lines.ts';
import { REVISION_COLUMNS, type RevisionRow } from '../revision-row.ts';
import type { HistorySource } from './history-source.ts';
import { asHistoryError, openHistory } from './open-history.ts';

/** How many stories are read at a time. */
const PAGE = 500;

export class HistoryFile implements HistorySource {
  readonly file: string;
  /** True if the file did not exist before. */
  readonly isNew: boolean;
  readonly #connection: DatabaseSync;
  readonly #inode: bigint;
  readonly #statements = new Map<string, StatementSync>();

  /** Opens the file, or makes it. @throws HistoryUnusable, like all methods here that fail because of the file */
  constructor(file: string) {
    const { connection, isNew } = openHistory(file);
    this.file = file;
    this.isNew = isNew;
    this.#connection = connection;
    this.#inode = inodeOf(file);
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #careful<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw asHistoryError(error);
    }
  }

  /** All rows. `Row` is the shape that the SQL's columns name. */
  rows<Row>(sql: string, ...params: SQLInputValue[]): Row[] {
    return this.#careful(() => this.#prepared(sql).all(...params)) as Row[]; // as the SQL names them
  }

  run(sql: string, ...params: SQLInputValue[]): void {
    this.#careful(() => this.#prepared(sql).run(...params));
  }

  #exec(sql: string): void {
    this.#careful(() => this.#connection.exec(sql));
  }

  /**
   * Runs `work` as one transaction, which is on the disk when this returns. Errors of `work` that do not concern the file are
   * thrown unchanged.
   */
  transaction<Result>(work: () => Result): Result {
    this.#exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#connection.isTransaction) this.#exec('ROLLBACK');
      throw error;
    }
  }

  meta(name: string): string | undefined {
    const [row] = this.rows<{ value: string }>('SELECT value FROM meta WHERE name = ?', name);
    return row?.value;
  }

  setMeta(name: string, value: string): void {
    this.run('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)', name, value);
  }

  /** Identifies this file. Another one, or one that was made again, has another id. */
  get id(): string {
    return this.meta('id') ?? '';
  }

  /** How often it was written to. */
  get version(): number {
    return Number(this.meta('version') ?? 0);
  }

  /** Paths of stories with revisions, in order, beginning after `after`. */
  storiesAfter(after: string, limit: number): string[] {
    const page = 'SELECT DISTINCT story FROM revisions WHERE story > ? ORDER BY story LIMIT ?';
    return this.rows<{ story: string }>(page, after, limit).map(({ story }) => story);
  }

  *stories(): Generator<string> {
    for (let after: string | undefined = ''; after !== undefined; ) {
      const some: string[] = this.storiesAfter(after, PAGE);
      yield* some;
      after = some.at(-1);
    }
  }

  revisionsOf(story: string): RevisionRow[] {
    return this.rows(`SELECT ${REVISION_COLUMNS} FROM revisions WHERE story = ? ORDER BY n`, story);
  }

  *lines(table: HistoryTable): Generator<HistoryLine> {
    const key = keyOf(table);
    const page = `SELECT ${columnsOf(table)} FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ?`;
    for (let after = ''; ; ) {
      const some = this.rows<Record<string, string | number>>(page, after, PAGE).map(
        Object.values<string | number>,
      );
      yield* some;
      const last = some.at(-1);
      if (last === undefined || some.length < PAGE) return;
      after = String(last[0]);
    }
  }

  putRevision(story: string, { n, at, kind, notes, print, said, text, sum }: RevisionRow): void {
    const sql = `INSERT OR REPLACE INTO revisions (story, ${REVISION_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
    this.run(sql, story, n, at, kind, notes, print, said, text, sum);
  }

  putLine(table: HistoryTable, line: HistoryLine): void {
    const values = placesOf(table);
    this.run(`INSERT OR REPLACE INTO ${table} (${columnsOf(table)}) VALUES (${values})`, ...line);
  }

  removeLine(table: HistoryTable, key: string): void {
    this.run(`DELETE FROM ${table} WHERE ${keyOf(table)} = ?`, key);
  }

  /** True if the file was deleted, or another one has taken its place. */
  isReplaced(): boolean {
    return inodeOf(this.file) !== this.#inode;
  }

  /** Carries the log into the file, so that until the next write a copy of the file alone is complete. */
  carry(): void {
    this.#exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.#statements.clear();
    if (this.#connection.isOpen) this.#connection.close();
  }
}

const inodeOf = (file: string): bigint => statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? 0n;
