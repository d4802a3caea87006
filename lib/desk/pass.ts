/** One pass over files that may have changed: read them, settle what belongs together, publish it. */
import type { FileReport, Problem } from '#lib/edition/batch.ts';
import type { Published } from '#lib/edition/publish.ts';
import type { ContentIndex } from './content-index.ts';
import type { ContentTree, ListedFile, UnreadFolder } from './content-tree.ts';
import type { DocumentType } from './document-types.ts';
import { toProblem } from './fault.ts';
import { byPlace } from './file-order.ts';
import type { KnownFile, Outlet } from './outlet.ts';
import { NO_HASH } from './read-bytes.ts';
import type { Assignment, Reading } from './read-file.ts';
import { readAll } from './reader-pool.ts';
import { Settling } from './settling.ts';
import { type Suspect, surveyAll } from './survey.ts';

/** The desk's memory between passes. What grows with the archive stays in the edition. */
export interface DeskState {
  index: ContentIndex;
  timeZone: string | undefined;
  /** What was last found wrong, by file. */
  problems: Map<string, readonly Problem[]>;
  /** Times at which files turned out to have settled, of which the edition need not be told. */
  settled: Map<string, number>;
}

export interface PassOptions {
  tree: ContentTree;
  types: readonly DocumentType[];
  outlet: Outlet;
  state: DeskState;
  /** In the order of their places, the paper's own file first. */
  suspects: Iterable<Suspect>;
  /** Told of every transaction, as soon as it is done. */
  onPublished?:
    | ((published: Published, reports: readonly FileReport[], removed: readonly string[]) => void)
    | undefined;
  /** Told how many files have been read, now and then. */
  onProgress?: ((read: number) => void) | undefined;
  /** Called for each file that is looked at if all of them are, because the paper's time zone is another one. */
  onLooked?: (() => void) | undefined;
}

export interface PassSummary {
  /** Files read, whether or not their bytes had changed. */
  read: number;
  removed: number;
  /** Set where the folder was there but empty, while something is published: nothing was taken down. */
  emptied: boolean;
  unread: readonly UnreadFolder[];
}

/** Files, and bytes of them, in a transaction of the first reading: what is held until it is published. */
const FIRST_BATCH = { files: 500, bytes: 8 * 1024 * 1024 };
/** Later a change is published whole, unless it is so large that memory would grow with it. */
const LATER_BATCH = { files: 2_500, bytes: 32 * 1024 * 1024 };

const SITE = 'site.yml';

const barredReport = (listed: ListedFile): FileReport => ({
  file: listed.file,
  hash: NO_HASH,
  size: listed.size,
  mtimeMs: listed.mtimeMs,
  problems: listed.fault ? [toProblem(listed.file, listed.fault, () => undefined)] : [],
});

/** Whether two times differ in being settled at the most (see `UNSETTLED`). */
const isSameTime = (one: number, other: number): boolean => Math.floor(one) === Math.floor(other);

class Pass {
  readonly #options: PassOptions;
  readonly #settling: Settling;
  readonly #isFirst: boolean;
  #outgoing: FileReport[] = [];
  #bytes = 0;
  #removed: string[] = [];
  #woken = new Set<string>();
  /** Files of this pass that waited for others before it. */
  readonly #readAgain = new Set<string>();
  read = 0;
  removed = 0;

  constructor(options: PassOptions) {
    this.#options = options;
    this.#isFirst = !options.outlet.isComplete();
    this.#settling = new Settling(options.state.index, options.tree.root);
  }

  /** What is to be read of the suspects. Strikes those that are gone, bars those that must not be read. */
  *assign(suspects: Iterable<Suspect>, { afresh }: { afresh: boolean }): Generator<Assignment> {
    const { tree, outlet, state } = this.#options;
    for (const suspect of suspects) {
      const listed = typeof suspect === 'string' ? tree.find(suspect) : suspect;
      if (listed === undefined) {
        if (typeof suspect === 'string' && !tree.isHidden(suspect)) this.#strike(suspect);
      } else if (listed.fault) this.#outgoing.push(barredReport(listed));
      else {
        const { file, path, size, mtimeMs } = listed;
        if (state.index.isWaiting(file)) this.#readAgain.add(file);
        const before = afresh ? undefined : outlet.find(file);
        yield { file, path, size, mtimeMs, knownHash: before?.hasProblems ? undefined : before?.hash };
      }
    }
  }

  #strike(file: string): void {
    const { outlet, state } = this.#options;
    if (outlet.find(file) === undefined) return;
    this.removed += 1;
    this.#removed.push(file);
    for (const waiting of state.index.strike(file)) this.#woken.add(waiting);
  }

  async readFiles(assignments: Iterator<Assignment>): Promise<void> {
    const { types, state, onProgress } = this.#options;
    await readAll(assignments, { types, timeZone: state.timeZone }, (readings) => {
      for (const reading of readings) this.#offer(reading);
      const most = this.#isFirst ? FIRST_BATCH : LATER_BATCH;
      if (this.#outgoing.length >= most.files || this.#bytes >= most.bytes) this.#publish([]);
      onProgress?.(this.read);
    });
  }

  /** Reads files in error from before that may be sound now, and those that this makes sound, and so on. */
  async readWoken(): Promise<void> {
    while (this.#woken.size > 0) {
      const files = [...this.#woken].filter((file) => !this.#readAgain.has(file)).sort(byPlace);
      this.#woken.clear();
      for (const file of files) this.#readAgain.add(file);
      const found = files.flatMap((file) => this.#options.tree.find(file) ?? []);
      await this.readFiles(this.assign(found, { afresh: true }));
    }
  }

  finish(): void {
    this.#take(this.#settling.takeRest());
    this.#publish(this.#removed);
    if (this.#isFirst) this.#options.outlet.complete();
  }

  #offer(reading: Reading): void {
    this.read += 1;
    const { report, unchanged } = reading;
    if (unchanged) {
      const before = this.#options.outlet.find(report.file);
      if (before?.size === report.size && isSameTime(before.mtimeMs, report.mtimeMs)) {
        this.#noteSettled(report.file, before, report.mtimeMs);
        return;
      }
    }
    this.#settling.offer(reading);
    const { reports, woken } = this.#settling.take();
    this.#take(reports);
    for (const file of woken) this.#woken.add(file);
    if (report.record?.type === 'site') this.#options.state.timeZone = report.record.timeZone;
  }

  /** A file that has only settled is known to from now on: that is not worth a transaction. */
  #noteSettled(file: string, before: KnownFile, mtimeMs: number): void {
    if (before.mtimeMs !== mtimeMs) this.#options.state.settled.set(file, mtimeMs);
  }

  #take(reports: readonly FileReport[]): void {
    for (const report of reports) {
      this.#outgoing.push(report);
      if (report.record) this.#bytes += report.size;
    }
  }

  /** False where a file was read again only to find what was wrong before. */
  #saysMore({ file, record, hash, size, mtimeMs, problems }: FileReport): boolean {
    if (record !== undefined) return true;
    const { outlet, state } = this.#options;
    const before: KnownFile | undefined = outlet.find(file);
    const isSame = before?.hash === hash && before.size === size && isSameTime(before.mtimeMs, mtimeMs);
    if (!isSame || JSON.stringify(problems) !== JSON.stringify(state.problems.get(file))) return true;
    this.#noteSettled(file, before, mtimeMs);
    return false;
  }

  /** What is gone goes last, so that a story that moved is at both of its places rather than at none. */
  #publish(removed: readonly string[]): void {
    const { outlet, state, onPublished } = this.#options;
    const files = this.#outgoing.filter((report) => this.#saysMore(report));
    this.#outgoing = [];
    this.#bytes = 0;
    if (files.length === 0 && removed.length === 0) return;
    const published = outlet.publish({ files, removed: [...removed] });
    state.index.published(removed);
    for (const file of removed) {
      state.problems.delete(file);
      state.settled.delete(file);
    }
    for (const { file, problems } of files) {
      state.settled.delete(file);
      if (problems.length > 0) state.problems.set(file, problems);
      else state.problems.delete(file);
    }
    onPublished?.(published, files, removed);
  }
}

/** Cuts the paper's own file off the suspects. */
function siteFirst(suspects: Iterable<Suspect>): { site: Suspect[]; rest: Iterable<Suspect> } {
  const iterator = suspects[Symbol.iterator]();
  const first = iterator.next();
  if (first.done === true) return { site: [], rest: [] };
  const isSite = (typeof first.value === 'string' ? first.value : first.value.file) === SITE;
  const rest = (function* () {
    if (!isSite) yield first.value;
    for (let next = iterator.next(); next.done !== true; next = iterator.next()) yield next.value;
  })();
  return { site: isSite ? [first.value] : [], rest };
}

/** Every file there is, and the names of those that are gone. */
function* everything(options: PassOptions): Generator<Suspect> {
  for (const suspect of surveyAll({ ...options, everything: true })) {
    if (suspect === undefined || (typeof suspect !== 'string' && suspect.file === SITE)) continue;
    options.onLooked?.();
    yield suspect;
  }
}

/**
 * Makes a pass. Throws where the folder cannot be read (nothing is taken down then) or the edition cannot be
 * written; `state` is not to be trusted then and must be made anew.
 */
export async function makePass(options: PassOptions): Promise<PassSummary> {
  const { tree, outlet, state, suspects } = options;
  const emptied = !outlet.isEmpty() && !tree.hasFiles();
  const pass = new Pass(options);
  if (!emptied) {
    const zoneBefore = state.timeZone;
    const { site, rest } = siteFirst(suspects);
    await pass.readFiles(pass.assign(site, { afresh: false }));
    // The day in a story's file name is a day in the publication's zone: another zone, another verdict on all of them.
    const isSameZone = state.timeZone === zoneBefore;
    await pass.readFiles(pass.assign(isSameZone ? rest : everything(options), { afresh: !isSameZone }));
    await pass.readWoken();
  }
  pass.finish();
  return { read: pass.read, removed: pass.removed, emptied, unread: tree.unread };
}
