/** Looks for histories of stories in the git history of the content folder, if it has one. */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { gitIn, SAFELY } from '../git.ts';
import type { Replayed } from './replay.ts';
import type { ReplayAnswer, ReplayOrder } from './replay-thread.ts';

export type FindOptions = Pick<ReplayOrder, 'contentDir' | 'folder' | 'types' | 'timeZone' | 'now'>;

/** found: they are in `history.db` of the folder. none: there is no git history, `reason` says why. failed: `reason` says how. */
export type Found =
  | ({ result: 'found' } & Replayed)
  | { result: 'none'; reason: string }
  | { result: 'failed'; reason: string };

/** The most changes that are looked at, and the most versions that are read: a few minutes of one core. */
const MOST = { changes: 500_000, versions: 50_000 };
/** ms */
const LONGEST = 20 * 60_000;
/** The thread's memory; tens of megabytes are usually enough. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 };

/** Why a folder has no git history; undefined if it has one. */
const obstacleOf = (contentDir: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const args = [...SAFELY, 'rev-parse', '--verify', '--quiet', 'HEAD'];
    execFile('git', args, { ...gitIn(contentDir), timeout: 10_000 }, (error, _, said) => {
      if (!error) return resolve(undefined);
      if (error.code === 'ENOENT') return resolve('git is not installed.');
      const reason = said.trim().split('\n', 1)[0]?.slice(0, 200);
      resolve(reason ? `git says of ${contentDir}: ${reason}` : `${contentDir} has no commit in git.`);
    });
  });

/** Looks in a thread of its own, which starts git. Never rejects. `signal` ends it. */
export async function findHistories(options: FindOptions, signal: AbortSignal): Promise<Found> {
  const reason = await obstacleOf(options.contentDir);
  if (reason !== undefined) return { result: 'none', reason };
  if (signal.aborted) return { result: 'failed', reason: 'It was ended.' };
  const workerData: ReplayOrder = { ...options, most: MOST, longest: LONGEST };
  const script = new URL('./replay-thread.ts', import.meta.url);
  const worker = new Worker(script, { workerData, resourceLimits: THREAD_LIMITS });
  const stop = (): void => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<Found>((resolve) => {
      worker.once('message', (answer: ReplayAnswer) =>
        resolve(
          'replayed' in answer
            ? { result: 'found', ...answer.replayed }
            : { result: 'failed', reason: answer.failure },
        ),
      );
      worker.once('error', (error) => resolve({ result: 'failed', reason: error.message }));
      worker.once('exit', () => resolve({ result: 'failed', reason: 'It was ended.' }));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/** Removes the files that were made for it. */
export const clearFound = (folder: string): void => rmSync(folder, { recursive: true, force: true });
