/**
 * Publishes all commits again, one after the other, into an edition that nobody sees, by the same rules and with the same times as
 * originally. The histories that this edition has in the end are those that were lost.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { FileReport } from '#lib/edition/batch.ts';
import { type EditionDatabase, openEdition } from '#lib/edition/database.ts';
import { HistorySync } from '#lib/edition/histories/history-sync.ts';
import { publish } from '#lib/edition/publish.ts';
import type { DocumentType } from '../document-types.ts';
import { decodeText } from '../read-bytes.ts';
import { readDocument } from '../read-document.ts';
import { DOCUMENT_BYTES } from '../read-file.ts';
import { BlobReader } from './blob-reader.ts';
import { chooseFiles } from './choose-files.ts';
import { type Commit, type FileChange, readLog } from './read-log.ts';

export interface ReplayOptions {
  contentDir: string;
  /** A working folder; `history.db` in it is the result. */
  folder: string;
  types: readonly DocumentType[];
  timeZone: string | undefined;
  /** ms */
  now: number;
  signal: AbortSignal;
  /** The most changes that are looked at, beginning with the newest, and the most versions that are read. */
  most: { changes: number; versions: number };
}

export interface Replayed {
  versions: number;
  /** How many files were left out because of the limit. */
  left: number;
}

/** The newest commits, the oldest of them first. Times that go back, or lie in the future, are corrected. */
async function readCommits({ contentDir, signal, most, now }: ReplayOptions): Promise<Commit[]> {
  const commits: Commit[] = [];
  let changes = 0;
  for await (const commit of readLog(contentDir, signal)) {
    commits.push(commit);
    changes += commit.changes.length;
    if (changes >= most.changes) break;
  }
  commits.reverse();
  let last = 0;
  for (const commit of commits) {
    commit.at = Math.min(now, Math.max(last, commit.at));
    last = commit.at;
  }
  return commits;
}

class Replay {
  readonly #options: ReplayOptions;
  readonly #edition: EditionDatabase;
  readonly #blobs: BlobReader;
  readonly #article: DocumentType | undefined;
  readonly #known = new Set<string>();
  versions = 0;

  constructor(options: ReplayOptions, edition: EditionDatabase, blobs: BlobReader) {
    this.#options = options;
    this.#edition = edition;
    this.#blobs = blobs;
    this.#article = options.types.find(({ name }) => name === 'Article');
  }

  async publish({ at, changes }: Commit): Promise<void> {
    // The version before the first known commit, in a shallow clone or if only the end of a history is read.
    const earlier: FileReport[] = [];
    for (const { file, before } of changes)
      if (before !== undefined && !this.#known.has(file)) earlier.push(await this.#read(file, before));
    if (earlier.length > 0) publish(this.#edition, { files: earlier, removed: [] }, at - 1);
    const files: FileReport[] = [];
    for (const { file, after } of changes) {
      this.#known.add(file);
      if (after !== undefined) files.push(await this.#read(file, after));
    }
    const removed = changes.filter(({ isRemoved }) => isRemoved).map(({ file }) => file);
    publish(this.#edition, { files, removed }, at);
  }

  /** Reads a version as the desk would have. If it has an error there is no record, so that the last good version stays. */
  async #read(file: string, id: string): Promise<FileReport> {
    const bytes = await this.#blobs.read(id);
    this.versions += 1;
    const report: FileReport = { file, hash: id, size: bytes?.length ?? 0, mtimeMs: 0, problems: [] };
    const text = bytes && decodeText(bytes);
    if (typeof text !== 'string' || this.#article === undefined) return report;
    const { record } = readDocument(this.#article, file, text, this.#options.timeZone);
    return { ...report, record };
  }
}

const only = (changes: readonly FileChange[], files: ReadonlySet<string>): FileChange[] =>
  changes.filter(({ file }) => files.has(file));

/** Makes `history.db` in the folder. @throws if git fails, or it takes too long */
export async function replayGit(options: ReplayOptions): Promise<Replayed> {
  const { contentDir, folder, signal, most, now } = options;
  const commits = await readCommits(options);
  const { files, left } = chooseFiles(commits, most.versions);
  rmSync(folder, { recursive: true, force: true });
  const edition = openEdition({ file: join(folder, 'edition.db'), mode: 'write' });
  const blobs = new BlobReader(contentDir, { largest: DOCUMENT_BYTES, signal });
  try {
    const replay = new Replay(options, edition, blobs);
    for (const { at, changes } of commits) {
      const told = only(changes, files);
      if (told.length > 0) await replay.publish({ at, changes: told });
      signal.throwIfAborted();
      await breathe();
    }
    // Forgets paths that have waited too long for their stories, as happened originally.
    publish(edition, { files: [], removed: [] }, now);
    const silent = { info: () => {}, error: () => {} };
    const file = join(folder, 'history.db');
    new HistorySync({ edition, file, now: () => now, log: silent, onPublished: () => {} }).close();
    return { versions: replay.versions, left };
  } finally {
    blobs.end();
    edition.close();
  }
}
