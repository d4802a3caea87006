/** An open edition: prepared statements, transactions, and what to do when the file turns out to be damaged. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { Checkpoints } from './checkpoints.ts';
import { EditionDamaged, isDamage } from './damage.ts';
import { leaveDoubt } from './doubt.ts';
import { type Mishap, type OnMishap, reasonOf } from './mishap.ts';
import { inodeOf, LOG_PAGES, openForReading, openForWriting, replaceEdition } from './opening.ts';

type Mode = 'write' | 'read';

/** Keeps a copy of something in the edition equal to it. */
export interface Follower {
  /** Called before a transaction ends: what is written elsewhere now is there before readers see the edition's change. */
  committing(): void;
  /** Called after a transaction. */
  committed(): void;
  /** Called when the edition was rebuilt, and is empty. */
  rebuilt(): void;
}

/** While an edition is filled: pages of its log, 128 MB, at which the writer no longer leaves checkpoints to the thread. */
const FILLING_LOG_PAGES = 32_768;
/** Transactions between two of the thread's checkpoints: pages that several of them change are carried once. */
const TRANSACTIONS_CARRIED = 4;

/** How many statements there are between two calls of `onWork`. */
const STEPS = 64;
/** How long the writer waits for readers at its end, so that its log can be emptied (ms). */
const ENDING = 1_000;

export interface EditionOptions {
  file: string;
  mode: Mode;
  /** Called when the file was found damaged, deleted or replaced, and an empty one has taken its place. Writers only. */
  onMishap?: OnMishap;
  /** Called now and then between statements, because a transaction may take long and blocks everything else. */
  onWork?: () => void;
}

/** An open edition. Statements are prepared once and kept. */
export class EditionDatabase {
  readonly file: string;
  readonly mode: Mode;
  /** Ids of list names met so far; a list keeps its id for as long as the file lives. */
  readonly listIds = new Map<string, number>();
  readonly #onMishap: OnMishap;
  readonly #onWork: (() => void) | undefined;
  /** Called once for each damaged revision, which is left out. */
  onUnsound: ((revision: { story: string; n: number }) => void) | undefined;
  readonly #unsound = new Set<string>();
  #follower: Follower | undefined;
  #connection: DatabaseSync;
  #inode = 0n;
  /** The inode of the write-ahead log, once it exists. */
  #logInode = 0n;
  #steps = 0;
  readonly #statements = new Map<string, StatementSync>();
  /** While the edition is filled. */
  #checkpoints: Checkpoints | undefined;
  /** After it has been filled. */
  #tidying: Checkpoints | undefined;
  #committed = 0;
  #isDoubted = false;

  constructor({ file, mode, onMishap = () => {}, onWork }: EditionOptions) {
    this.file = file;
    this.mode = mode;
    this.#onMishap = onMishap;
    this.#onWork = onWork;
    this.#connection = mode === 'write' ? openForWriting(file, onMishap) : openForReading(file);
    this.#inode = inodeOf(file);
  }

  /** How many transactions there were so far. */
  get committed(): number {
    return this.#committed;
  }

  /** True once a query of this reader found the file damaged. A note was left for its writer, which will replace the file. */
  get isDoubted(): boolean {
    return this.#isDoubted;
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** First row, or undefined. `Row` is the shape that the SQL's columns name. */
  row<Row>(sql: string, ...params: SQLInputValue[]): Row | undefined {
    return this.#careful(() => this.#prepared(sql).get(...params)) as Row | undefined; // as the SQL names them
  }

  /** All rows. `Row` is the shape that the SQL's columns name. */
  rows<Row>(sql: string, ...params: SQLInputValue[]): Row[] {
    return this.#careful(() => this.#prepared(sql).all(...params)) as Row[]; // as the SQL names them
  }

  /** First column of all rows; quicker than rows with names. `Value` is what that column holds. */
  column<Value>(sql: string, ...params: SQLInputValue[]): Value[] {
    return this.#careful(() => {
      const statement = this.#prepared(sql);
      statement.setReturnArrays(true);
      try {
        return statement.all(...params) as unknown as Value[][]; // as the SQL says
      } finally {
        statement.setReturnArrays(false);
      }
    }).flat();
  }

  /** Rows one by one, for what is too large to hold. */
  *each<Row>(sql: string, ...params: SQLInputValue[]): Generator<Row> {
    const rows = this.#careful(() => this.#connection.prepare(sql).iterate(...params));
    try {
      for (;;) {
        const next = this.#careful(() => rows.next());
        if (next.done === true) return;
        yield next.value as Row; // as the SQL names them
      }
    } finally {
      // An unfinished statement keeps its read transaction open, so this connection would see no later changes.
      rows.return?.();
    }
  }

  /** Runs a statement that changes rows; returns how many it changed. */
  run(sql: string, ...params: SQLInputValue[]): number {
    return this.#careful(() => Number(this.#prepared(sql).run(...params).changes));
  }

  /** Sets the follower, which is told of every transaction; undefined removes it. */
  follow(follower: Follower | undefined): void {
    this.#follower = follower;
  }

  sayUnsound(revision: { story: string; n: number }): void {
    const name = `${revision.story}#${revision.n}`;
    if (this.#unsound.has(name)) return;
    this.#unsound.add(name);
    this.onUnsound?.(revision);
  }

  /** SQL of every statement prepared so far, for tests that look at query plans. */
  preparedStatements(): string[] {
    return [...this.#statements.keys()];
  }

  /**
   * Runs `work` as one transaction, all or nothing. Where the file turns out to be damaged, an empty edition takes
   * its place and `EditionDamaged` is thrown: the caller reads and publishes everything again.
   */
  transaction<Result>(work: () => Result): Result {
    const result = this.#commit(work);
    this.#follower?.committed();
    return result;
  }

  #commit<Result>(work: () => Result): Result {
    try {
      this.#connection.exec('BEGIN IMMEDIATE');
      const result = work();
      this.#follower?.committing();
      this.#connection.exec('COMMIT');
      this.#committed += 1;
      if (this.#committed % TRANSACTIONS_CARRIED === 0) this.#checkpoints?.begin();
      return result;
    } catch (error) {
      this.listIds.clear();
      if (isDamage(error)) this.#replaceDamaged(error);
      if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK');
      throw error;
    }
  }

  /** Much is about to be written: a thread carries it into the file from now on, until `settleDown`. */
  fillUp(): void {
    if (this.#checkpoints) return;
    this.#checkpoints = new Checkpoints(this.file);
    this.#connection.exec(`PRAGMA wal_autocheckpoint = ${FILLING_LOG_PAGES}`);
  }

  /** The edition is full. */
  settleDown(): void {
    if (!this.#checkpoints) return;
    this.#checkpoints.finish();
    this.#connection.exec(`PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
  }

  /** Carries the log into the file in a thread. The log is empty afterwards, unless somebody is reading just then. */
  tidy(): void {
    if (this.#tidying?.isAtWork === true) return;
    this.#tidying = new Checkpoints(this.file);
    this.#tidying.carryOnce();
  }

  /** Runs one statement; where it finds the file damaged, and no transaction is there to see to it, does so here. */
  #careful<Result>(work: () => Result): Result {
    this.#steps += 1;
    if (this.#steps % STEPS === 0) this.#onWork?.();
    try {
      return work();
    } catch (error) {
      if (!isDamage(error)) throw error;
      if (this.mode === 'read') this.#doubt(error);
      else if (!this.#connection.isTransaction) this.#replaceDamaged(error);
      throw error;
    }
  }

  #doubt(error: unknown): void {
    if (this.#isDoubted) return;
    this.#isDoubted = true;
    leaveDoubt(this.file, { inode: this.inode, reason: reasonOf(error) });
  }

  #replaceDamaged(cause: unknown): never {
    this.rebuild({ what: 'damaged', reason: reasonOf(cause) });
    throw new EditionDamaged(`${this.file} was damaged and starts empty.`, { cause });
  }

  /** Moves the file aside and starts with an empty one. */
  rebuild(why: Pick<Mishap, 'what' | 'reason'> = { what: 'damaged', reason: 'it is not trusted' }): void {
    if (this.mode !== 'write') throw new Error('Only the writer of an edition may rebuild it.');
    this.close();
    this.#logInode = 0n;
    this.#connection = replaceEdition(this.file, why, this.#onMishap);
    this.#inode = inodeOf(this.file);
    this.#follower?.rebuilt();
  }

  /** True when another file has taken this one's place (the writer rebuilt it): close, and open again. */
  isReplaced(): boolean {
    return inodeOf(this.file) !== this.#inode;
  }

  /** Identifies the open file, even if another one has taken its name. */
  get inode(): string {
    return String(this.#inode);
  }

  /** For the writer: whether file and log are still at their paths. What is written to files that are gone would be lost. */
  whereabouts(): 'here' | 'deleted' | 'replaced' {
    const [file, log] = [inodeOf(this.file), inodeOf(`${this.file}-wal`)];
    if (file === 0n || (log === 0n && this.#logInode !== 0n)) return 'deleted';
    if (file !== this.#inode || (this.#logInode !== 0n && log !== this.#logInode)) return 'replaced';
    this.#logInode = log;
    return 'here';
  }

  /** Closes it at the end of the writer's life. The file alone is then complete, unless somebody is reading just then. */
  end(): void {
    this.#letGo();
    try {
      this.#connection.exec(`PRAGMA busy_timeout = ${ENDING}; PRAGMA wal_checkpoint(TRUNCATE)`);
    } catch {
      // The next start reads the rest from the log.
    }
    this.close();
  }

  close(): void {
    this.#letGo();
    this.#statements.clear();
    this.listIds.clear();
    if (this.#connection.isOpen) this.#connection.close();
  }

  /** Waits for the threads that have the file open. */
  #letGo(): void {
    this.#checkpoints?.finish();
    this.#checkpoints?.settle();
    this.#checkpoints = undefined;
    this.#tidying?.settle();
    this.#tidying = undefined;
  }
}

/**
 * Opens the edition.
 *
 * `write` brings the schema up to date by number, and replaces a file that is damaged or of an unknown version by
 * an empty one. `read` throws `EditionUnavailable` where there is no file of the expected version.
 */
export const openEdition = (options: EditionOptions): EditionDatabase => new EditionDatabase(options);

/** A number that changes when another connection has committed (`PRAGMA data_version`): cheap enough to poll. */
export const dataVersion = (db: EditionDatabase): number =>
  db.row<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0;
