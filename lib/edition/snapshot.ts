/** Copies of an edition that another machine can start from, and taking one in: whole and of this version, or not at all. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { moveAside } from './damage.ts';
import { type EditionDatabase, openEdition } from './database.ts';
import { schemaVersion } from './migrations.ts';
import { EditionUnavailable } from './opening.ts';
import { latestChange } from './queries/changes.ts';
import { isComplete } from './queries/status.ts';

/** What stands beside a snapshot, as JSON: `<file>.json`. */
export interface SnapshotManifest {
  format: 'broadsheet-edition';
  /** Version of the edition's schema. */
  schema: number;
  sha256: string;
  bytes: number;
  /** ISO 8601. */
  made: string;
  articles: number;
  /** Content files that it was made from. */
  files: number;
  /** Number of its newest change. */
  change: number;
  /** How many stories have a history in it, from which `history.db` is made where the snapshot is used. */
  histories: number;
  /** Commit of the content, where that is a checkout. */
  commit?: string | undefined;
}

export const manifestOf = (file: string): string => `${file}.json`;

/** Why a snapshot is not taken, or cannot be made: a sentence. */
export class SnapshotRefused extends Error {
  override name = 'SnapshotRefused';
}

const CHUNK = 4 * 1024 * 1024;

/** SHA-256 and length of a file's bytes, each chunk shown to `take` on the way. */
function readThrough(file: string, take?: (chunk: Uint8Array) => void): { sha256: string; bytes: number } {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK);
  const descriptor = openSync(file, 'r');
  try {
    let bytes = 0;
    for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) {
      const chunk = buffer.subarray(0, read);
      hash.update(chunk);
      take?.(chunk);
      bytes += read;
    }
    return { sha256: hash.digest('hex'), bytes };
  } finally {
    closeSync(descriptor);
  }
}

/** Waits until a file's bytes are on the disk. */
export function settleOnDisk(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** The edition in a file that may be served; undefined where there is none. */
function openServed(file: string): EditionDatabase | undefined {
  try {
    return openEdition({ file, mode: 'read' });
  } catch (error) {
    if (error instanceof EditionUnavailable) return undefined;
    throw error;
  }
}

const countOf = (db: EditionDatabase, table: 'articles' | 'files'): number =>
  db.row<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;

/**
 * Copies the edition in `edition` to `out`, with its manifest beside it, while others read and write it: the copy is of one
 * moment. Each of the two files is there whole or not at all. `now`: ms.
 *
 * @throws SnapshotRefused where there is no complete edition
 */
export function makeSnapshot({
  edition,
  out,
  now,
  commit,
}: {
  edition: string;
  out: string;
  now: number;
  commit?: string | undefined;
}): SnapshotManifest {
  const served = openServed(edition);
  const whole = served !== undefined && isComplete(served);
  served?.close();
  if (!whole)
    throw new SnapshotRefused(
      `There is no complete edition in ${edition} yet: start the site and let it read all content first.`,
    );
  mkdirSync(dirname(out), { recursive: true });
  const part = `${out}.part`;
  rmSync(part, { force: true });
  const source = new DatabaseSync(edition, { readOnly: true, timeout: 5000 });
  try {
    source.prepare('VACUUM INTO ?').run(part);
  } finally {
    source.close();
  }
  settleOnDisk(part);
  const copy = openEdition({ file: part, mode: 'read' });
  const facts = {
    articles: countOf(copy, 'articles'),
    files: countOf(copy, 'files'),
    change: latestChange(copy),
    histories: copy.row<{ n: number }>('SELECT count(DISTINCT story) AS n FROM revisions')?.n ?? 0,
  };
  copy.close();
  const manifest: SnapshotManifest = {
    format: 'broadsheet-edition',
    schema: schemaVersion,
    ...readThrough(part),
    made: new Date(now).toISOString(),
    ...facts,
    commit,
  };
  // The copy first: beside another one's manifest it is refused, and so is a manifest beside another copy.
  renameSync(part, out);
  writeFileSync(`${manifestOf(out)}.part`, `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(`${manifestOf(out)}.part`, manifestOf(out));
  return manifest;
}

function readManifest(snapshot: string): SnapshotManifest {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(manifestOf(snapshot), 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SnapshotRefused(`${manifestOf(snapshot)} cannot be read (${reason}).`);
  }
  const { format, schema, sha256, bytes } = (manifest ?? {}) as Partial<SnapshotManifest>; // each is looked at below
  if (format !== 'broadsheet-edition' || typeof sha256 !== 'string' || typeof bytes !== 'number')
    throw new SnapshotRefused(`${manifestOf(snapshot)} is no manifest of an edition.`);
  if (schema !== schemaVersion)
    throw new SnapshotRefused(
      `${snapshot} is of schema version ${schema}, where this program has ${schemaVersion}.`,
    );
  return manifest as SnapshotManifest; // what was looked at decides, the rest is for people
}

/** Copies the snapshot to `part` and compares it with its manifest. */
function copyChecked(snapshot: string, part: string, manifest: SnapshotManifest): void {
  const descriptor = openSync(part, 'w');
  let found: { sha256: string; bytes: number };
  try {
    found = readThrough(snapshot, (chunk) => void writeSync(descriptor, chunk));
    fsyncSync(descriptor);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SnapshotRefused(`${snapshot} cannot be copied (${reason}).`);
  } finally {
    closeSync(descriptor);
  }
  if (found.bytes !== manifest.bytes)
    throw new SnapshotRefused(
      `${snapshot} has ${found.bytes} bytes where its manifest says ${manifest.bytes}.`,
    );
  if (found.sha256 !== manifest.sha256)
    throw new SnapshotRefused(`The checksum of ${snapshot} is not the one of its manifest.`);
  const db = openServed(part);
  const isWhole = db !== undefined && isComplete(db);
  db?.close();
  if (!isWhole) throw new SnapshotRefused(`${snapshot} holds no complete edition of this version.`);
}

/**
 * Puts a snapshot in the place of `edition`, where no usable edition stands there. Returns its manifest, or undefined where
 * there is an edition already.
 *
 * @throws SnapshotRefused where the snapshot is damaged, cut short, of another version, or none; nothing is changed then
 */
export function takeSnapshot({
  edition,
  snapshot,
}: {
  edition: string;
  snapshot: string;
}): SnapshotManifest | undefined {
  const served = openServed(edition);
  served?.close();
  if (served !== undefined) return undefined;
  const manifest = readManifest(snapshot);
  mkdirSync(dirname(edition), { recursive: true });
  const part = `${edition}.part`;
  try {
    copyChecked(snapshot, part, manifest);
    moveAside(edition);
    // What an edition that is gone left behind would be taken for part of the new one.
    for (const ending of ['-wal', '-shm']) if (existsSync(edition + ending)) rmSync(edition + ending);
    renameSync(part, edition);
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal', '.doubt']) rmSync(part + ending, { force: true });
  }
  return manifest;
}
