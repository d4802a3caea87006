/** Where the desk's work goes: the served edition, or nowhere when content is only checked. */
import type { Batch } from '#lib/edition/batch.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import {
  listArticlePaths,
  listAuthorSlugs,
  listFiles,
  listFilesInError,
  listMediaFiles,
  listSectionSlugs,
} from '#lib/edition/ledger.ts';
import { markComplete, type Published, publish } from '#lib/edition/publish.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { isComplete } from '#lib/edition/queries/status.ts';

/** What is known of a file that was read before. */
export interface KnownFile {
  hash: string;
  size: number;
  mtimeMs: number;
  /** True where it had problems: it is read again when the desk starts, for what it waited for may have come. */
  hasProblems: boolean;
}

export interface Outlet {
  files(): Map<string, KnownFile>;
  /** Files of which a version is published. */
  publishedFiles(): string[];
  /** The publication's (IANA), where its site file was read. */
  timeZone(): string | undefined;
  /** False until everything has been read once. */
  isComplete(): boolean;
  complete(): void;
  publish(batch: Batch): Published;
}

/** The edition that is served. `now`: ms. */
export const editionOutlet = (db: EditionDatabase, now: () => number): Outlet => ({
  files: () => {
    const inError = new Set(listFilesInError(db));
    return new Map(
      listFiles(db).map(({ file, hash, size, mtimeMs, problems }) => [
        file,
        { hash, size, mtimeMs, hasProblems: problems > 0 || inError.has(file) },
      ]),
    );
  },
  publishedFiles: () => [
    ...listMediaFiles(db).map((file) => `media/${file}`),
    ...listAuthorSlugs(db).map((slug) => `authors/${slug}.md`),
    ...listSectionSlugs(db).map((slug) => `sections/${slug}.md`),
    ...listArticlePaths(db).keys(),
  ],
  timeZone: () => findSite(db)?.timeZone,
  isComplete: () => isComplete(db),
  complete: () => markComplete(db),
  publish: (batch) => publish(db, batch, now()),
});

/** Takes everything and shows it to nobody: `take` sees each batch. */
export const checkingOutlet = (take: (batch: Batch) => void): Outlet => ({
  files: () => new Map(),
  publishedFiles: () => [],
  timeZone: () => undefined,
  isComplete: () => false,
  complete: () => {},
  publish: (batch) => {
    take(batch);
    return { change: undefined, tags: [] };
  },
});
