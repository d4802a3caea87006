/** What commits did to stories' files, from `git log`, read as it comes. */
import { spawn } from 'node:child_process';
import { gitIn, SAFELY } from '../git.ts';
import { storyOfFile } from '../git-renames.ts';

export interface FileChange {
  /** Below CONTENT_DIR, NFC. */
  file: string;
  /** Ids of the blobs before and after; undefined where there was none, or none that is a file. */
  before: string | undefined;
  after: string | undefined;
  isRemoved: boolean;
}

export interface Commit {
  /** When it was committed (ms). */
  at: number;
  changes: FileChange[];
}

/** No path of a story is longer, and no line of git's is (bytes). */
const LONGEST_PART = 8 * 1024;

/** `:100644 100644 <id> <id> M`: modes, blobs and what happened. */
const CHANGE = /^\n?:(\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) [A-Z]\d*$/;
/** What the format below makes of a commit. */
const COMMIT = /^\n?commit (\d{1,12})$/;

const GONE = '000000';
/** A file that may be run or not; all else is a link or another repository. */
const isFile = (mode: string): boolean => mode === '100644' || mode === '100755';

/** Parts that end with NUL. @throws where one is too long to be git's */
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
    if (rest.length > LONGEST_PART) throw new Error('git says something that is no history.');
  }
}

/** Commits from the output of git, newest first, as it has them. A file's name may be anything that has no NUL in it. */
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

/** The line of commits that the checkout stands on: what was merged into it counts when it was merged. */
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

/** Commits that changed stories of `contentDir`, newest first. Who stops asking stops git. @throws where git fails */
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
  // It is looked at below, and not where nobody asks to the end.
  ended.catch(() => {});
  try {
    yield* parseLog(git.stdout);
    await ended;
  } finally {
    git.kill();
  }
}
