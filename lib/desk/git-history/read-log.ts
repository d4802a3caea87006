/** Reads from `git log`, as a stream, what commits did to stories' files. */
import { spawn } from 'node:child_process';
import { gitIn, SAFELY } from '../git.ts';
import { storyOfFile } from '../git-renames.ts';

export interface FileChange {
  /** Below CONTENT_DIR, NFC. */
  file: string;
  /** Ids of the blobs before and after; undefined if there was none, or it was not a file. */
  before: string | undefined;
  after: string | undefined;
  isRemoved: boolean;
}

export interface Commit {
  /** When it was committed (ms). */
  at: number;
  changes: FileChange[];
}

/** The longest path of a story, and the longest line of git (bytes). */
const LONGEST_PART = 8 * 1024;

/** `:100644 100644 <id> <id> M`: modes, blobs and what happened. */
const CHANGE = /^\n?:(\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) [A-Z]\d*$/;
/** A commit in the format below. */
const COMMIT = /^\n?commit (\d{1,12})$/;

const GONE = '000000';
/** True for files, executable or not; others are links or other repositories. */
const isFile = (mode: string): boolean => mode === '100644' || mode === '100755';

/** The parts between NUL bytes. @throws if one is too long to come from git */
async function* partsOf(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let to = bytes.indexOf(0); to !== -1; to = bytes.indexOf(0, from)) {
      yield bytes.toString('utf8', from, to);
      from = to + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > LONGEST_PART) throw new Error('git log answered with something unexpected.');
  }
}

/** The commits in git's output, in its order, newest first. A file's name may contain anything except NUL. */
export async function* parseLog(stream: AsyncIterable<Buffer>): AsyncGenerator<Commit> {
  let commit: Commit | undefined;
  let change: RegExpExecArray | null = null;
  for await (const part of partsOf(stream)) {
    if (change !== null) {
      const [, modeBefore = '', modeAfter = '', before, after] = change;
      change = null;
      if (part.length > LONGEST_PART || storyOfFile(part) === undefined) continue;
      commit?.changes.push({
        file: part.normalize('NFC'),
        before: isFile(modeBefore) ? before : undefined,
        after: isFile(modeAfter) ? after : undefined,
        isRemoved: modeAfter === GONE,
      });
      continue;
    }
    change = CHANGE.exec(part);
    const begun = change === null ? COMMIT.exec(part) : null;
    if (begun === null) continue;
    if (commit !== undefined && commit.changes.length > 0) yield commit;
    commit = { at: Number(begun[1]) * 1000, changes: [] };
  }
  if (commit !== undefined && commit.changes.length > 0) yield commit;
}

/** The commits of the checked-out line only: changes that were merged count when they were merged. */
const LOG = [
  'log',
  '--first-parent',
  '-m',
  '--raw',
  '--no-abbrev',
  '--no-renames',
  '--relative',
  '-z',
  '--format=commit %ct',
];

/** The commits that changed stories of `contentDir`, newest first. Ending the iteration ends git. @throws if git fails */
export async function* readLog(contentDir: string, signal: AbortSignal): AsyncGenerator<Commit> {
  const git = spawn('git', [...SAFELY, ...LOG, '--', 'articles'], {
    ...gitIn(contentDir),
    stdio: ['ignore', 'pipe', 'ignore'],
    signal,
  });
  const ended = new Promise<void>((resolve, reject) => {
    git.once('error', reject);
    git.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`git log ended with ${code}.`))));
  });
  // It is awaited below, but not if the iteration ends early.
  ended.catch(() => {});
  try {
    yield* parseLog(git.stdout);
    await ended;
  } finally {
    git.kill();
  }
}
