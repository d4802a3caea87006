/** The desk runs as a process of its own beside the web process; this keeps it running and asks it to look now. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { flagsFor } from '#lib/memory/own-start.ts';
import type { Logger } from './log.ts';

const DESK = fileURLToPath(new URL('../desk/main.ts', import.meta.url));
const SYNC_TIMEOUT = 30_000;
/** Waits between restarts, in milliseconds: doubled at each failure, back to the first after a minute's work. */
const FIRST_WAIT = 250;
const LONGEST_WAIT = 30_000;

export interface DeskProcess {
  /** Resolves when the desk has read all of the content for the first time. */
  ready: Promise<void>;
  /** Asks the desk to take in what changed; resolves with the number of the newest change. */
  sync: () => Promise<number>;
  /** Ends the desk and waits for it. */
  stop: () => Promise<void>;
}

interface Synced {
  type: 'synced';
  change: number;
}

const typeOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null ? (message as { type?: unknown }).type : undefined;
const isReady = (message: unknown): boolean => typeOf(message) === 'ready';
const isSynced = (message: unknown): message is Synced => typeOf(message) === 'synced';

interface Call {
  resolve: (change: number) => void;
  reject: (error: Error) => void;
}

/** @param program what to run as the desk */
export function startDesk(log: Logger, program = DESK): DeskProcess {
  let desk: ChildProcess | undefined;
  let stopping = false;
  let wait = FIRST_WAIT;
  let restart: NodeJS.Timeout | undefined;
  /** Calls without an answer, in the order in which they were made: the desk answers each, in that order. */
  const calls: Call[] = [];
  const ready = Promise.withResolvers<void>();

  const start = (): void => {
    const started = Date.now();
    const child = fork(program, [], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: flagsFor('desk'),
    });
    desk = child;
    const ended = (how: object): void => {
      desk = undefined;
      for (const { reject } of calls.splice(0)) reject(new Error('The desk stopped.'));
      if (stopping) return;
      wait = Date.now() - started > 60_000 ? FIRST_WAIT : Math.min(wait * 2, LONGEST_WAIT);
      log.error({ ...how, wait }, 'The desk stopped; it is started again. Pages stay up meanwhile.');
      restart = setTimeout(start, wait);
    };
    child.on('message', (message) => {
      if (isReady(message)) ready.resolve();
      if (isSynced(message)) calls.shift()?.resolve(message.change);
    });
    child.on('exit', (code, signal) => ended({ code, signal }));
    child.on('error', (error) => {
      // A process that could not be started has no exit. Of others, the exit follows or the call's time runs out.
      if (child.pid === undefined) ended({ err: error });
    });
  };
  start();

  return {
    ready: ready.promise,
    sync: () =>
      new Promise((resolve, reject) => {
        if (desk === undefined || !desk.connected) return reject(new Error('The desk is not running.'));
        const timer = setTimeout(() => reject(new Error('The desk did not answer in 30 s.')), SYNC_TIMEOUT);
        calls.push({
          resolve: (change) => {
            clearTimeout(timer);
            resolve(change);
          },
          reject: (error) => {
            clearTimeout(timer);
            reject(error);
          },
        });
        desk.send({ type: 'sync' });
      }),
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        clearTimeout(restart);
        if (desk === undefined) return resolve();
        const force = setTimeout(() => desk?.kill('SIGKILL'), 5_000);
        desk.once('exit', () => {
          clearTimeout(force);
          resolve();
        });
        desk.kill('SIGTERM');
      }),
  };
}
