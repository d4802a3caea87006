/** The content folder as it lies on the disk: which files there are, without opening any. */
import { type Dirent, lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import type { DocumentType } from './document-types.ts';
import type { Fault } from './fault.ts';
import { byName, isComposed, partOf, parts } from './file-order.ts';
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

export interface UnreadFolder {
  /** With a slash at its end. */
  folder: string;
  fault: Fault;
  /** The system's error code: EACCES. */
  code: string;
}

/** Something in a folder; folders whose names are one name in two spellings are one. */
interface Entry {
  /** NFC; of a second spelling as on the disk. */
  name: string;
  paths: string[];
  kind: 'file' | 'folder' | 'link' | 'other';
  /** True of a link to a folder as well. */
  isFolder: boolean;
  isTwin: boolean;
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

const twinFault = (file: string): Fault => ({
  label: 'file name',
  message: `Another file has this name, spelt with other code points: ${file.normalize('NFC')}.`,
  remedy: 'Remove one of the two.',
});

/** A disk's clock goes in steps of some milliseconds: what changed so lately may change again within the same step. */
const STEP = 20;

const stamp = (stats: Stats): { size: number; mtimeMs: number } => {
  const changed = Math.floor(Math.max(stats.mtimeMs, stats.ctimeMs));
  const isSettled = Math.abs(Date.now() - changed) > STEP;
  return { size: stats.size, mtimeMs: isSettled ? changed : changed + UNSETTLED };
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

/** What `look` finds; undefined where nothing is there (any more). */
function unlessGone<Found>(look: () => Found): Found | undefined {
  try {
    return look();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

const kindOf = (entry: Dirent | Stats): Entry['kind'] => {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
};

export class ContentTree {
  readonly root: string;
  /** Folders that could not be read so far: what was known below them stays. */
  readonly unread: UnreadFolder[] = [];
  /** Where links within the folder lead, as far as they were met: what changes there changes in two places. */
  readonly linked = new Set<string>();
  readonly #types: readonly DocumentType[];

  /** @throws where the folder does not exist */
  constructor(contentDir: string, types: readonly DocumentType[]) {
    this.root = realpathSync(contentDir);
    this.#types = types;
    // So that a folder that cannot be read is not taken for an empty one.
    readdirSync(this.root);
  }

  /** All files below the root, part by part: `site.yml`, `media/`, …, then what belongs to none of these, each in order. */
  walk(): Generator<ListedFile>;
  /** Files of a folder (its name below the root, composed, with a slash at its end), by the bytes of their names. */
  walk(at: string): Generator<ListedFile>;
  *walk(at?: string): Generator<ListedFile> {
    if (at === undefined) {
      for (const part of [...parts, undefined]) yield* this.walkPart(part);
      return;
    }
    const real = unlessGone(() => realpathSync(join(this.root, at)));
    if (real !== undefined) yield* this.#walk(at, [real], [real]);
  }

  /** Files of one of `parts`; of undefined, those that belong to none of them. */
  *walkPart(part: string | undefined): Generator<ListedFile> {
    for (const entry of this.#entries('', [this.root])) {
      const name = entry.isFolder ? `${entry.name}/` : entry.name;
      if (partOf(name) === part) yield* this.#visitCarefully(entry, entry.name, [this.root]);
    }
  }

  /** Estimates the number of files by their names, without following links. It stops at `enough`, and calls `onStep` for each folder. */
  count(enough = Infinity, onStep?: () => void): number {
    let files = 0;
    const within = (prefix: string, folders: readonly string[]): void => {
      onStep?.();
      for (const { name, paths, kind } of this.#entries(prefix, folders)) {
        if (files >= enough) return;
        if (kind === 'folder') within(`${prefix}${name}/`, paths);
        else if (roleOf(prefix + name, this.#types).role !== 'none') files += 1;
      }
    };
    within('', [this.root]);
    return files;
  }

  /** Whether nothing can be said of a file, because a folder above it could not be read. */
  isHidden(file: string): boolean {
    return this.unread.some(({ folder }) => file.startsWith(folder));
  }

  /** The file of this name (below the root), where there is one and it is content. */
  find(file: string): ListedFile | undefined {
    return this.#unlessBarred(file, () => this.#find(file));
  }

  #find(file: string): ListedFile | undefined {
    const path = join(this.root, file);
    if (file.split('/').some(isPassingName) || !this.#isWithin(dirname(path))) return undefined;
    const stats = unlessGone(() => lstatSync(path));
    if (stats === undefined || stats.isDirectory()) return undefined;
    const isTwin = !isComposed(file);
    if (isTwin && unlessGone(() => lstatSync(path.normalize('NFC'))) === undefined) return undefined;
    const entry = { name: file, paths: [path], kind: kindOf(stats), isFolder: false, isTwin };
    return unlessGone(() => [...this.#visit(entry, file, [])])?.[0];
  }

  /** Whether a folder stands at this name, by itself or by a link that stays within the content folder. */
  isFolder(name: string): boolean {
    const path = join(this.root, name);
    const isThere = (): boolean => unlessGone(() => statSync(path))?.isDirectory() === true;
    const isWithin = (): boolean => this.#isWithin(path) && !name.split('/').some(isPassingName);
    return this.#unlessBarred(name, () => isThere() && isWithin()) ?? false;
  }

  /** Whether there is any content at all. */
  hasFiles(): boolean {
    // Small folders first: mostly the paper's own file is there.
    return this.find('site.yml') !== undefined || this.walk().next().done !== true;
  }

  /** What `look` finds; where the folders above may not be entered, undefined, and they are noted. */
  #unlessBarred<Found>(name: string, look: () => Found): Found | undefined {
    try {
      return look();
    } catch (error) {
      const folder = posix.dirname(name);
      if (folder === '.') throw error;
      this.#noteUnread(`${folder}/`, codeOf(error));
      return undefined;
    }
  }

  #noteUnread(folder: string, code: string): void {
    const fault = { message: `The folder cannot be read (${code}).`, remedy: 'Allow the desk to read it.' };
    if (!this.unread.some((one) => one.folder === folder)) this.unread.push({ folder, fault, code });
  }

  #isWithin(path: string): boolean {
    const real = unlessGone(() => realpathSync(path));
    return real === this.root || real?.startsWith(this.root + sep) === true;
  }

  *#walk(prefix: string, folders: readonly string[], above: readonly string[]): Generator<ListedFile> {
    for (const entry of this.#entries(prefix, folders))
      yield* this.#visitCarefully(entry, prefix + entry.name, above);
  }

  *#visitCarefully(entry: Entry, name: string, above: readonly string[]): Generator<ListedFile> {
    try {
      yield* this.#visit(entry, name, above);
    } catch (error) {
      // Gone between listing and looking: the next pass sees what became of it.
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }

  *#visit({ paths, kind, isTwin }: Entry, name: string, above: readonly string[]): Generator<ListedFile> {
    const [path = ''] = paths;
    const fault = isTwin ? twinFault(name) : undefined;
    if (kind === 'folder') yield* this.#walk(`${name}/`, paths, [...above, ...paths]);
    else if (kind === 'file') yield* this.#enter(name, path, statSync(path), fault);
    else if (kind === 'link') yield* this.#follow(name, path, above, fault);
    else yield* this.#enter(name, path, undefined, linkFault('This is no regular file.'));
  }

  *#enter(file: string, path: string, stats: Stats | undefined, fault?: Fault): Generator<ListedFile> {
    if (roleOf(isComposed(file) ? file : file.normalize('NFC'), this.#types).role === 'none') return;
    const problem = fault ?? (/\p{Cc}/u.test(file) ? NAME_FAULT : undefined);
    yield { file, path, ...stamp(stats ?? lstatSync(path)), fault: problem };
  }

  /** What a symbolic link leads to, where that lies within the content folder. */
  *#follow(
    name: string,
    path: string,
    above: readonly string[],
    fault: Fault | undefined,
  ): Generator<ListedFile> {
    const target = unlessGone(() => realpathSync(path));
    if (target === undefined)
      yield* this.#enter(name, path, undefined, linkFault('The link leads to nothing.'));
    else if (!this.#isWithin(target))
      yield* this.#enter(name, path, undefined, linkFault('The link leads out of the content folder.'));
    else {
      this.linked.add(target);
      const stats = statSync(target);
      if (stats.isFile()) yield* this.#enter(name, path, stats, fault);
      // A folder within itself has no end.
      else if (stats.isDirectory() && !above.includes(target))
        yield* this.#walk(`${name}/`, [target], [...above, target]);
    }
  }

  #read(prefix: string, folder: string): Dirent[] {
    try {
      return readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'ENOENT' && code !== 'ENOTDIR') this.#noteUnread(prefix, code);
      return [];
    }
  }

  #entries(prefix: string, folders: readonly string[]): Entry[] {
    const entries = new Map<string, Entry>();
    for (const folder of folders) {
      const found = this.#read(prefix, folder).filter(({ name }) => !isPassingName(name));
      // Composed names first, so that they win over other spellings of themselves.
      const composed = found.filter(({ name }) => isComposed(name));
      for (const one of composed.length === found.length
        ? found
        : [...composed, ...found.filter(({ name }) => !isComposed(name))]) {
        const kind = kindOf(one);
        const name = one.name.normalize('NFC');
        const path = join(folder, one.name);
        const isLinkedFolder = kind === 'link' && unlessGone(() => statSync(path))?.isDirectory() === true;
        // As in the names of the files: what is in a folder comes after a slash.
        const isFolder = kind === 'folder' || isLinkedFolder;
        const key = isFolder ? `${name}/` : name;
        const namesake = entries.get(key);
        if (namesake === undefined) entries.set(key, { name, paths: [path], kind, isFolder, isTwin: false });
        else if (kind === 'folder' && namesake.kind === 'folder') namesake.paths.push(path);
        else entries.set(`${key}\0${path}`, { name: one.name, paths: [path], kind, isFolder, isTwin: true });
      }
    }
    return [...entries].sort(([a], [b]) => byName(a, b)).map(([, entry]) => entry);
  }
}
