/** The content folder as it lies on the disk: which files there are, without opening any. */
import { type Dirent, lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { DocumentType } from './document-types.ts';
import type { Fault } from './fault.ts';
import { isPassingName, roleOf } from './place-in-content.ts';

/** Added to the time of a file that changed within the present step of the disk's clock. */
export const UNSETTLED = 0.5;

export interface ListedFile {
  /** Path below CONTENT_DIR, forward slashes, NFC; as on the disk where that name is taken by another. */
  file: string;
  /** Where it lies on the disk. */
  path: string;
  size: number;
  /**
   * When its bytes or its name last changed, in whole ms: the later of mtime and ctime, so that a file moved here counts.
   * With a fraction (`UNSETTLED`) where that is so lately that it proves nothing.
   */
  mtimeMs: number;
  /** Why it must not be read. */
  fault?: Fault | undefined;
}

export interface Listing {
  files: Map<string, ListedFile>;
  /** Folders (with a slash at the end) that could not be read: what was known below them stays. */
  unread: { folder: string; fault: Fault }[];
}

const linkFault = (message: string): Fault => ({
  message,
  remedy: 'Put the file itself into the content folder.',
});

const NAME_FAULT: Fault = {
  label: 'file name',
  message: 'The name holds control characters.',
  remedy: 'Rename the file.',
};

/** A disk's clock goes in steps of some milliseconds: what changed so lately may change again within the same step. */
const STEP = 20;

const stamp = (stats: Stats): { size: number; mtimeMs: number } => {
  const changed = Math.floor(Math.max(stats.mtimeMs, stats.ctimeMs));
  const isSettled = Math.abs(Date.now() - changed) > STEP;
  return { size: stats.size, mtimeMs: isSettled ? changed : changed + UNSETTLED };
};

function targetOf(link: string): string | undefined {
  try {
    return realpathSync(link);
  } catch {
    return undefined;
  }
}

/** Walks the folder. Throws where it does not exist or cannot be read. */
export function listFiles(contentDir: string, types: readonly DocumentType[]): Listing {
  const root = realpathSync(contentDir);
  const listing: Listing = { files: new Map(), unread: [] };

  const enter = (name: string, path: string, stats: Stats | undefined, fault?: Fault): void => {
    const role = roleOf(name.normalize('NFC'), types).role;
    if (role === 'none') return;
    let file = name.normalize('NFC');
    let problem = fault ?? (/\p{Cc}/u.test(file) ? NAME_FAULT : undefined);
    if (listing.files.has(file)) {
      // Two spellings of one name: the composed one is the file, the other is told.
      const message = `Another file has this name, spelt with other code points: ${file}.`;
      problem ??= { label: 'file name', message, remedy: 'Remove one of the two.' };
      file = name;
    }
    listing.files.set(file, { file, path, ...stamp(stats ?? lstatSync(path)), fault: problem });
  };

  /** Enters what a symbolic link leads to, where that lies within the content folder. */
  const follow = (name: string, path: string, above: readonly string[]): void => {
    const target = targetOf(path);
    if (target === undefined) enter(name, path, undefined, linkFault('The link leads to nothing.'));
    else if (target !== root && !target.startsWith(root + sep))
      enter(name, path, undefined, linkFault('The link leads out of the content folder.'));
    else {
      const stats = statSync(target);
      if (stats.isFile()) enter(name, path, stats);
      // A folder within itself has no end.
      else if (stats.isDirectory() && !above.includes(target)) walk(`${name}/`, target, [...above, target]);
    }
  };

  const visit = (entry: Dirent, prefix: string, folder: string, above: readonly string[]): void => {
    const name = prefix + entry.name;
    const path = join(folder, entry.name);
    try {
      if (entry.isDirectory()) walk(`${name}/`, path, [...above, path]);
      else if (entry.isFile()) enter(name, path, statSync(path));
      else if (entry.isSymbolicLink()) follow(name, path, above);
      else enter(name, path, undefined, linkFault('This is no regular file.'));
    } catch (error) {
      // Gone between listing and looking: the next pass sees what became of it.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  };

  const walk = (prefix: string, folder: string, above: readonly string[]): void => {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      if (prefix === '') throw error;
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      if (code === 'ENOENT') return;
      const fault = { message: `The folder cannot be read (${code}).`, remedy: 'Allow the desk to read it.' };
      listing.unread.push({ folder: prefix, fault });
      return;
    }
    // Composed names first, so that they win over other spellings of themselves.
    const composed = (entry: Dirent): number => (entry.name === entry.name.normalize('NFC') ? 0 : 1);
    entries.sort((a, b) => composed(a) - composed(b) || (a.name < b.name ? -1 : 1));
    for (const entry of entries) if (!isPassingName(entry.name)) visit(entry, prefix, folder, above);
  };

  walk('', root, [root]);
  return listing;
}
