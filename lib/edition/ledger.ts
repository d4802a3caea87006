/** What the edition knows of content files: for the desk, which reads only what changed. */
import type { FileReport, Problem } from './batch.ts';
import type { EditionDatabase } from './database.ts';
import type { Change } from './publishing/change.ts';
import { parse } from './stored.ts';

export interface LedgerEntry {
  /** Path below CONTENT_DIR. */
  file: string;
  /** SHA-256 of its bytes, hex. */
  hash: string;
  size: number;
  mtimeMs: number;
  /** Number of problems, warnings included. */
  problems: number;
}

/** Every content file that was last there, by name. */
export const listFiles = (db: EditionDatabase): LedgerEntry[] =>
  db.rows<LedgerEntry>('SELECT file, hash, size, mtimeMs, problems FROM files ORDER BY file');

/** What is known of one content file. */
export const findFile = (
  db: EditionDatabase,
  { file }: { file: string },
): (LedgerEntry & { errors: number }) | undefined =>
  db.row('SELECT file, hash, size, mtimeMs, problems, errors FROM files WHERE file = ?', file);

/** What is compared with the disk. */
export interface LedgerLine {
  file: string;
  size: number;
  mtimeMs: number;
  /** 1 where its last reading found problems, warnings included. */
  troubled: 0 | 1;
}

/** Content files with names from `from` on and below `to`, in the order of their bytes, `limit` of them at the most. */
export const listFilesBetween = (
  db: EditionDatabase,
  { from, to, limit }: { from: string; to?: string | undefined; limit: number },
): LedgerLine[] => {
  const columns = 'SELECT file, size, mtimeMs, problems > 0 OR errors > 0 AS troubled FROM files';
  return to === undefined
    ? db.rows(`${columns} WHERE file >= ? ORDER BY file LIMIT ?`, from, limit)
    : db.rows(`${columns} WHERE file >= ? AND file < ? ORDER BY file LIMIT ?`, from, to, limit);
};

/** Whether no content file has ever been read. */
export const hasNoFiles = (db: EditionDatabase): boolean =>
  db.row('SELECT 1 AS some FROM files LIMIT 1') === undefined;

/** Every problem of every file, by file. */
export const listProblems = (db: EditionDatabase): Problem[] =>
  db
    .rows<{ problem: string }>('SELECT problem FROM problems ORDER BY file, n')
    .map((row) => parse<Problem>(row.problem));

/** Files of which the last reading found an error, so that their last good version (if any) stays up. */
export const listFilesInError = (db: EditionDatabase): string[] =>
  db.rows<{ file: string }>('SELECT file FROM files WHERE errors > 0 ORDER BY file').map((row) => row.file);

const keysOf = (db: EditionDatabase, type: string): string[] =>
  db.rows<{ key: string }>('SELECT key FROM documents WHERE type = ?', type).map((row) => row.key);

/** Slugs of every author with a document. */
export const listAuthorSlugs = (db: EditionDatabase): string[] => keysOf(db, 'author');

/** Slugs of every section with a document. */
export const listSectionSlugs = (db: EditionDatabase): string[] => keysOf(db, 'section');

/** Media files, below content/media: `limit` of them at the most. */
export const listMediaFiles = (db: EditionDatabase, { limit }: { limit: number }): string[] =>
  db.rows<{ file: string }>('SELECT file FROM media ORDER BY file LIMIT ?', limit).map((row) => row.file);

/** Articles that are kept (drafts included) with paths below `start` (ends with a slash), each with its content file. */
export const listArticlesBelow = (
  db: EditionDatabase,
  { start }: { start: string },
): { path: string; file: string }[] =>
  db.rows('SELECT path, file FROM articles WHERE path > ? AND path < ?', start, `${start.slice(0, -1)}0`);

/** Whether a media file is published. */
export const hasMedia = (db: EditionDatabase, { file }: { file: string }): boolean =>
  db.row('SELECT 1 AS there FROM media WHERE file = ?', file) !== undefined;

/** Path of the article that is kept from a content file, if there is one. */
export function findArticlePath(db: EditionDatabase, { file }: { file: string }): string | undefined {
  const claim = db.row<{ claim: string | null }>('SELECT claim FROM files WHERE file = ?', file)?.claim;
  return claim?.startsWith('article:') ? claim.slice('article:'.length) : undefined;
}

/** Enters what a batch found. `claims` and `conflicts` are what publishing made of the files. */
export function enterFiles(
  { db }: Change,
  files: readonly FileReport[],
  claims: ReadonlyMap<string, string>,
  conflicts: ReadonlyMap<string, Problem>,
): void {
  for (const { file, hash, size, mtimeMs, record, problems } of files) {
    const before = db.row<{ claim: string | null; problems: number }>(
      'SELECT claim, problems FROM files WHERE file = ?',
      file,
    );
    // Without a new record the file still waits for its path, if it did: that problem (-1) stands.
    if (before && before.problems > 0)
      db.run('DELETE FROM problems WHERE file = ? AND n >= ?', file, record ? -1 : 0);
    const insert = 'INSERT INTO problems (file, n, problem) VALUES (?, ?, ?)';
    const conflict = conflicts.get(file);
    if (conflict) db.run(insert, file, -1, JSON.stringify(conflict));
    for (const [n, problem] of problems.entries()) db.run(insert, file, n, JSON.stringify(problem));
    const waits =
      conflict !== undefined || (before !== undefined && before.problems > 0 && isWaiting(db, file));
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    db.run(
      'INSERT OR REPLACE INTO files (file, hash, size, mtimeMs, claim, problems, errors) VALUES (?, ?, ?, ?, ?, ?, ?)',
      file,
      hash,
      size,
      mtimeMs,
      (record ? claims.get(file) : before?.claim) ?? null,
      problems.length + (waits ? 1 : 0),
      errors + (waits ? 1 : 0),
    );
  }
}

const isWaiting = (db: EditionDatabase, file: string): boolean =>
  db.row('SELECT 1 AS waits FROM waiting WHERE file = ?', file) !== undefined;

/** Strikes files that are no longer there. */
export function strikeFiles({ db }: Change, removed: readonly string[]): void {
  for (const file of removed) {
    db.run('DELETE FROM problems WHERE file = ?', file);
    db.run('DELETE FROM files WHERE file = ?', file);
  }
}
