/**
 * One desk works on a DATA_DIR at a time: two would publish everything twice and write each other's history. The one that works
 * holds an exclusive transaction in a file of its own, `desk.lock`. The system ends it with the process, however that ended.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { whyItFailed } from '#lib/disk/why.ts';

/** Between two trials, in milliseconds. */
const EVERY = 100;
/** A desk that was told to end may take this long, in milliseconds: the next one waits for it without a word. */
const PATIENCE = 2_000;

export interface SoleDeskOptions {
  /** DATA_DIR, absolute. */
  folder: string;
  log: Record<'error' | 'warn' | 'info', (fields: object, text: string) => void>;
  /** Called when it turns out that another desk is at work. */
  onWait: () => void;
}

/** Opened for as long as the process lives. */
let held: DatabaseSync | undefined;

function take(file: string): DatabaseSync {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

/**
 * Resolves when no other desk works on the folder. If that cannot be found out, because there is no space or the file cannot be
 * written, it resolves too: the desk's own work says what is wrong.
 */
export async function becomeSoleDesk({ folder, log, onWait }: SoleDeskOptions): Promise<void> {
  const file = join(folder, 'desk.lock');
  const begun = performance.now();
  let isTold = false;
  while (held === undefined) {
    try {
      mkdirSync(folder, { recursive: true });
      held = take(file);
      if (isTold) log.info({ folder }, 'The other desk has ended: this one begins.');
    } catch (error) {
      if (whyItFailed(error) !== 'busy') {
        log.warn({ err: error, file }, `${file} cannot be used: a second desk would not be noticed.`);
        return;
      }
      if (!isTold && performance.now() - begun > PATIENCE) {
        isTold = true;
        log.error(
          { folder },
          `Another desk works on ${folder}: this one waits until that has ended, and publishes nothing. If several web processes share a DATA_DIR, set DESK=off on all but one.`,
        );
        onWait();
      }
      await pause(EVERY);
    }
  }
}
