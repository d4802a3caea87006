/** Where the desk's work goes: the served edition, or nowhere when content is only checked. */
import type { Batch } from '#lib/edition/batch.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import {
  findFile,
  hasMedia,
  hasNoFiles,
  listArticlesBelow,
  listAuthorSlugs,
  listFilesBetween,
  listMediaFiles,
  listSectionSlugs,
} from '#lib/edition/ledger.ts';
import { markComplete, type Published, publish } from '#lib/edition/publish.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { isComplete } from '#lib/edition/queries/status.ts';
import type { Path } from '#lib/routes.ts';

/** What is known of a file that was read before. */
export interface KnownFile {
  hash: string;
  size: number;
  mtimeMs: number;
  /** True where it had problems: it is read again when the desk starts, for what it waited for may have come. */
  hasProblems: boolean;
}

/** What of it is compared with the disk. */
export interface LedgerLine extends Omit<KnownFile, 'hash'> {
  file: string;
}

/** What stands in the edition, as far as other files refer to it. The desk asks for it rather than keep an archive in memory. */
export interface Shelf {
  authors(): string[];
  sections(): string[];
  hasMedia(file: string): boolean;
  /** Some media files, for a suggestion. */
  someMedia(): string[];
  /** Articles with paths below `start`, drafts included: path and content file. */
  articlesBelow(start: Path): { path: Path; file: string }[];
}

export interface Outlet {
  find(file: string): KnownFile | undefined;
  /** Files known with names from `from` on and below `to`, in the order of their bytes. */
  list(stretch: { from: string; to?: string | undefined; limit: number }): LedgerLine[];
  /** True where no file is known. */
  isEmpty(): boolean;
  /** Undefined where nothing is kept: the desk remembers then what it handed over. */
  shelf: Shelf | undefined;
  /** The publication's (IANA), where its site file was read. */
  timeZone(): string | undefined;
  /** False until everything has been read once. */
  isComplete(): boolean;
  complete(): void;
  publish(batch: Batch): Published;
}

/** For suggestions: among more it would take too long to find the nearest. */
const SOME_MEDIA = 5_000;

/** The edition that is served. `now`: ms. */
export const editionOutlet = (db: EditionDatabase, now: () => number): Outlet => ({
  find(file) {
    const found = findFile(db, { file });
    return found && { ...found, hasProblems: found.problems > 0 || found.errors > 0 };
  },
  list: (stretch) =>
    listFilesBetween(db, stretch).map(({ file, size, mtimeMs, troubled }) => ({
      file,
      size,
      mtimeMs,
      hasProblems: troubled === 1,
    })),
  isEmpty: () => hasNoFiles(db),
  shelf: {
    authors: () => listAuthorSlugs(db),
    sections: () => listSectionSlugs(db),
    hasMedia: (file) => hasMedia(db, { file }),
    someMedia: () => listMediaFiles(db, { limit: SOME_MEDIA }),
    articlesBelow: (start) => listArticlesBelow(db, { start }),
  },
  timeZone: () => findSite(db)?.timeZone,
  isComplete: () => isComplete(db),
  complete() {
    markComplete(db);
    db.settleDown();
  },
  publish(batch) {
    if (!isComplete(db)) db.fillUp();
    return publish(db, batch, now());
  },
});

/** Takes everything and shows it to nobody: `take` sees each batch. */
export const checkingOutlet = (take: (batch: Batch) => void): Outlet => ({
  find: () => undefined,
  list: () => [],
  isEmpty: () => true,
  shelf: undefined,
  timeZone: () => undefined,
  isComplete: () => false,
  complete: () => {},
  publish: (batch) => {
    take(batch);
    return { change: undefined, tags: [] };
  },
});
