/** One pass over the content folder: find what changed, read it, settle what belongs together, publish it. */
import type { FileReport, Problem } from '#lib/edition/batch.ts';
import type { Published } from '#lib/edition/publish.ts';
import type { ContentIndex } from './content-index.ts';
import type { DocumentType } from './document-types.ts';
import { toProblem } from './fault.ts';
import { type ListedFile, type Listing, listFiles } from './list-files.ts';
import type { KnownFile, Outlet } from './outlet.ts';
import { NO_HASH } from './read-bytes.ts';
import type { Assignment, Reading } from './read-file.ts';
import { readAll } from './reader-pool.ts';
import { Settling } from './settling.ts';
import { assignmentOf, inOrder, type SurveyOptions, surveyChanges } from './survey.ts';

/** The desk's memory between passes. */
export interface DeskState {
  known: Map<string, KnownFile>;
  index: ContentIndex;
  timeZone: string | undefined;
  /** What was last found wrong, by file. */
  problems: Map<string, readonly Problem[]>;
}

export interface PassOptions extends SurveyOptions {
  contentDir: string;
  types: readonly DocumentType[];
  outlet: Outlet;
  state: DeskState;
  /** Told of every transaction, as soon as it is done. */
  onPublished?:
    | ((published: Published, reports: readonly FileReport[], removed: readonly string[]) => void)
    | undefined;
}

export interface PassSummary {
  /** Files on the disk. */
  files: number;
  /** Files read, whether or not their bytes had changed. */
  read: number;
  removed: number;
  /** Set where the folder was there but empty, while something is published: nothing was taken down. */
  emptied: boolean;
  unread: Listing['unread'];
}

/** Files in a transaction of the first reading, so that readers get what is there before all of it is. */
const FIRST_BATCH = 500;

const SITE = 'site.yml';

const barredReport = (listed: ListedFile): FileReport => ({
  file: listed.file,
  hash: NO_HASH,
  size: listed.size,
  mtimeMs: listed.mtimeMs,
  problems: listed.fault ? [toProblem(listed.file, listed.fault, () => undefined)] : [],
});

class Pass {
  readonly #options: PassOptions;
  readonly #settling: Settling;
  readonly #isFirst: boolean;
  #outgoing: FileReport[] = [];
  #removed: string[] = [];
  #woken = new Set<string>();
  read = 0;

  constructor(options: PassOptions) {
    this.#options = options;
    this.#isFirst = !options.outlet.isComplete();
    this.#settling = new Settling(options.state.index, options.contentDir);
  }

  remove(files: readonly string[]): void {
    const { index } = this.#options.state;
    this.#removed.push(...files);
    for (const file of files) for (const waiting of index.strike(file)) this.#woken.add(waiting);
  }

  bar(files: readonly ListedFile[]): void {
    this.#outgoing.push(...files.map(barredReport));
  }

  async readFiles(assignments: readonly Assignment[]): Promise<void> {
    const { types, state } = this.#options;
    await readAll(assignments, { types, timeZone: state.timeZone }, (readings) => {
      for (const reading of readings) this.#offer(reading);
      if (this.#isFirst && this.#outgoing.length >= FIRST_BATCH) this.#publish();
    });
  }

  /** Reads files in error from before that may be sound now, and those that this makes sound, and so on. */
  async readWoken(listing: Listing, alreadyRead: Set<string>): Promise<void> {
    while (this.#woken.size > 0) {
      const files = [...this.#woken].filter((file) => !alreadyRead.has(file));
      this.#woken.clear();
      for (const file of files) alreadyRead.add(file);
      const listed = files.flatMap((file) => listing.files.get(file) ?? []);
      await this.readFiles(inOrder(listed.filter(({ fault }) => !fault).map((file) => assignmentOf(file))));
    }
  }

  finish(): void {
    this.#outgoing.push(...this.#settling.takeRest());
    this.#publish();
    if (this.#isFirst) this.#options.outlet.complete();
  }

  #offer(reading: Reading): void {
    this.read += 1;
    const { report, unchanged } = reading;
    const before = this.#options.state.known.get(report.file);
    if (unchanged && before?.size === report.size && isSameTime(before.mtimeMs, report.mtimeMs)) {
      // It may only have settled: known from now on, and not worth a transaction.
      this.#options.state.known.set(report.file, { ...before, mtimeMs: report.mtimeMs });
      return;
    }
    this.#settling.offer(reading);
    const { reports, woken } = this.#settling.take();
    this.#outgoing.push(...reports);
    for (const file of woken) this.#woken.add(file);
    if (report.record?.type === 'site') this.#options.state.timeZone = report.record.timeZone;
  }

  /** False where a file was read again only to find what was wrong before. */
  #saysMore({ file, record, hash, size, mtimeMs, problems }: FileReport): boolean {
    const { known, problems: found } = this.#options.state;
    const before = known.get(file);
    const isSame = before?.hash === hash && before.size === size && before.mtimeMs === mtimeMs;
    return record !== undefined || !isSame || JSON.stringify(problems) !== JSON.stringify(found.get(file));
  }

  #publish(): void {
    const { outlet, state, onPublished } = this.#options;
    const [files, removed] = [this.#outgoing.filter((report) => this.#saysMore(report)), this.#removed];
    [this.#outgoing, this.#removed] = [[], []];
    if (files.length === 0 && removed.length === 0) return;
    const published = outlet.publish({ files, removed });
    for (const file of removed) {
      state.known.delete(file);
      state.problems.delete(file);
    }
    for (const { file, hash, size, mtimeMs, problems } of files) {
      state.known.set(file, { hash, size, mtimeMs, hasProblems: problems.length > 0 });
      if (problems.length > 0) state.problems.set(file, problems);
      else state.problems.delete(file);
    }
    onPublished?.(published, files, removed);
  }
}

/**
 * Makes a pass. Throws where the folder cannot be read (nothing is taken down then) or the edition cannot be
 * written; `state` is not to be trusted then and must be made anew from the outlet.
 */
/** Whether two times differ in being settled at the most (see `UNSETTLED`). */
const isSameTime = (one: number, other: number): boolean => Math.floor(one) === Math.floor(other);

export async function makePass(options: PassOptions): Promise<PassSummary> {
  const { contentDir, types, state } = options;
  const listing = listFiles(contentDir, types);
  const survey = surveyChanges(listing, state.known, options);
  const pass = new Pass(options);
  const emptied = listing.files.size === 0 && state.known.size > 0;
  if (!emptied) pass.remove(survey.removed);
  pass.bar(survey.barred);

  const zoneBefore = state.timeZone;
  const site = survey.assignments.filter(({ file }) => file === SITE);
  await pass.readFiles(site);
  // The day in a story's file name is a day in the publication's zone: another zone, another verdict on all of them.
  const rest =
    state.timeZone === zoneBefore
      ? survey.assignments.filter(({ file }) => file !== SITE)
      : inOrder(
          [...listing.files.values()]
            .filter(({ file, fault }) => file !== SITE && !fault)
            .map((listed) => assignmentOf(listed)),
        );
  await pass.readFiles(rest);
  await pass.readWoken(listing, new Set([SITE, ...rest.map(({ file }) => file)]));
  pass.finish();

  return {
    files: listing.files.size,
    read: pass.read,
    removed: emptied ? 0 : survey.removed.length,
    emptied,
    unread: listing.unread,
  };
}
