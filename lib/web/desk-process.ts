/** The desk runs as a process of its own beside the web process; this keeps it running and asks it to look now. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Logger } from './log.ts';

const DESK = fileURLToPath(new URL('../desk/main.ts', import.meta.url));
const SYNC_TIMEOUT = 30_000;
/** Waits between restarts, in milliseconds: doubled at each failure, back to the first after a minute's work. */
const FIRST_WAIT = 250;
const LONGEST_WAIT = 30_000;

export interface DeskProcess {
  /** Asks the desk to take in what changed; resolves with the number of the newest change. */
  sync: () => Promise<number>;
  /** Ends the desk and waits for it. */
  stop: () => Promise<void>;
}

interface Synced {
  type: 'synced';
  change: number;
}

const isSynced = (message: unknown): message is Synced =>
  typeof message === 'object' && message !== null && (message as { type?: unknown }).type === 'synced';

export function startDesk(log: Logger): DeskProcess {
  let desk: ChildProcess | undefined;
  let stopping = false;
  let wait = FIRST_WAIT;
  let restart: NodeJS.Timeout | undefined;
  let waiting: { resolve: (change: number) => void; reject: (error: Error) => void }[] = [];

  const settle = (end: (one: (typeof waiting)[number]) => void): void => {
    const settled = waiting;
    waiting = [];
    for (const one of settled) end(one);
  };

  const start = (): void => {
    const started = Date.now();
    desk = fork(DESK, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    desk.on('message', (message) => {
      if (isSynced(message)) settle(({ resolve }) => resolve(message.change));
    });
    desk.on('exit', (code, signal) => {
      desk = undefined;
      settle(({ reject }) => reject(new Error('The desk stopped.')));
      if (stopping) return;
      wait = Date.now() - started > 60_000 ? FIRST_WAIT : Math.min(wait * 2, LONGEST_WAIT);
      log.error({ code, signal, wait }, 'The desk stopped; it is started again. Pages stay up meanwhile.');
      restart = setTimeout(start, wait);
    });
  };
  start();

  return {
    sync: () =>
      new Promise((resolve, reject) => {
        if (desk === undefined || !desk.connected) return reject(new Error('The desk is not running.'));
        const timer = setTimeout(() => reject(new Error('The desk did not answer in 30 s.')), SYNC_TIMEOUT);
        waiting.push({
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
