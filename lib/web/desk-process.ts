/** The desk runs as a process of its own beside the web process; this keeps it running and asks it to look now. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type DeskCondition, isSignOfLife } from '#lib/condition/desk-condition.ts';
import { WHY_TEXT, type Why } from '#lib/disk/why.ts';
import { flagsFor } from '#lib/memory/own-start.ts';
import { Silence } from '#lib/processes/silence.ts';
import { DeskCalls } from './desk-calls.ts';
import type { Logger } from './log.ts';

const DESK = fileURLToPath(new URL('../desk/main.ts', import.meta.url));
/** Waits between restarts, in milliseconds: doubled at each failure, back to the first after a minute's work. */
const FIRST_WAIT = 250;
const LONGEST_WAIT = 30_000;
/** A desk that was killed and still runs after this long is blocked on a device, and cannot be replaced (ms). */
const ENDING = 10_000;
/** How often the time limits are doubled at most while desk after desk fails: the machine may just be slow. */
const DOUBLED = 4;

/** In milliseconds. */
const TIMES = {
  /** A call that is not answered within this time is rejected. */
  call: 30_000,
  /** A desk that is silent for this long is replaced. */
  silent: 30_000,
  /** A new desk may be silent for this long, while it loads its modules. */
  starting: 120_000,
  /** Between two checks of its silence. */
  look: 1_000,
} as const;

export interface DeskState {
  isRunning: boolean;
  /** Milliseconds since its last message. */
  silentFor: number;
  /** How often it was restarted. */
  restarts: number;
  /** The condition that it last reported. */
  condition: DeskCondition | undefined;
}

export interface DeskProcess {
  /** Resolves when the desk has read all of the content for the first time. */
  ready: Promise<void>;
  /** Asks the desk to take in what changed; resolves with the number of the newest change. */
  sync: () => Promise<number>;
  state: () => DeskState;
  /** Ends the desk and waits for it. */
  stop: () => Promise<void>;
}

interface Synced {
  type: 'synced';
  change: number;
}

interface NotSynced {
  type: 'not-synced';
  why: Why;
}

const typeOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null ? (message as { type?: unknown }).type : undefined;
const isReady = (message: unknown): boolean => typeOf(message) === 'ready';
const isSynced = (message: unknown): message is Synced => typeOf(message) === 'synced';
const isNotSynced = (message: unknown): message is NotSynced => typeOf(message) === 'not-synced';

const inSeconds = (ms: number): string => `${Math.round(ms / 1000)} s`;

class DeskKeeper implements DeskProcess {
  readonly #log: Logger;
  readonly #program: string;
  readonly #times: Record<keyof typeof TIMES, number>;
  readonly #calls: DeskCalls;
  readonly #ready = Promise.withResolvers<void>();
  #desk: ChildProcess | undefined;
  #silence: Silence;
  #looking: NodeJS.Timeout | undefined;
  #condition: DeskCondition | undefined;
  #isStopping = false;
  #wait = FIRST_WAIT;
  #restart: NodeJS.Timeout | undefined;
  #restarts = 0;
  /** How many desks in a row were replaced before they finished a pass. */
  #fruitless = 0;

  constructor(log: Logger, program: string, times: Record<keyof typeof TIMES, number>) {
    this.#log = log;
    this.#program = program;
    this.#times = times;
    this.#calls = new DeskCalls(times.call);
    this.#silence = this.#newSilence();
    this.#start();
  }

  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  readonly state = (): DeskState => ({
    isRunning: this.#desk !== undefined,
    silentFor: this.#silence.duration,
    restarts: this.#restarts,
    condition: this.#condition,
  });

  readonly sync = (): Promise<number> => {
    if (this.#isStopping) return Promise.reject(new Error('The desk is not running.'));
    const answer = this.#calls.wait(() => this.#whyNoAnswer());
    // A desk that is being restarted is asked as soon as it runs.
    if (this.#desk?.connected === true) this.#desk.send({ type: 'sync' });
    return answer;
  };

  readonly stop = (): Promise<void> =>
    new Promise((resolve) => {
      this.#isStopping = true;
      clearTimeout(this.#restart);
      clearInterval(this.#looking);
      this.#calls.rejectAll('The desk stopped.');
      const desk = this.#desk;
      if (desk === undefined) return resolve();
      const force = setTimeout(() => desk.kill('SIGKILL'), 5_000);
      desk.once('exit', () => {
        clearTimeout(force);
        resolve();
      });
      desk.kill('SIGTERM');
    });

  #newSilence(): Silence {
    const { silent, starting, look } = this.#times;
    const patience = 2 ** Math.min(this.#fruitless, DOUBLED);
    return new Silence({ limit: silent * patience, first: starting * patience, every: look });
  }

  #whyNoAnswer(): string {
    const patience = inSeconds(this.#times.call);
    if (this.#desk === undefined)
      return `The desk stopped and is being started again; there was no answer in ${patience}.`;
    const { silentFor } = this.state();
    const silent = silentFor > 5_000 ? ` It has said nothing for ${inSeconds(silentFor)}.` : '';
    return `The desk did not answer in ${patience}.${silent}`;
  }

  #start(): void {
    const started = performance.now();
    const child = fork(this.#program, [], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: flagsFor('desk'),
    });
    this.#desk = child;
    this.#silence = this.#newSilence();
    this.#looking = setInterval(() => this.#look(child), this.#times.look);
    this.#looking.unref();
    const ended = (how: object): void => {
      clearInterval(this.#looking);
      this.#desk = undefined;
      this.#condition = undefined;
      if (this.#isStopping) return;
      const isFirst = performance.now() - started > 60_000;
      this.#wait = isFirst ? FIRST_WAIT : Math.min(this.#wait * 2, LONGEST_WAIT);
      this.#restarts += 1;
      const fields = { ...how, wait: this.#wait };
      this.#log.error(fields, 'The desk stopped; it is started again. Pages stay up meanwhile.');
      this.#restart = setTimeout(() => this.#start(), this.#wait);
    };
    child.on('message', (message) => this.#hear(child, message));
    child.on('exit', (code, signal) => ended({ code, signal }));
    child.on('error', (error) => {
      // A process that could not be started has no exit. Of others, the exit follows or the call's time runs out.
      if (child.pid === undefined) ended({ err: error });
    });
    // The calls that the previous desk left unanswered.
    // If no file can be opened, there is no channel, and the failure is reported.
    for (let n = 0; n < this.#calls.count; n += 1) if (child.connected) child.send({ type: 'sync' });
  }

  #hear(child: ChildProcess, message: unknown): void {
    if (child !== this.#desk) return;
    if (isSignOfLife(message)) {
      this.#silence.heard(message.quietFor);
      this.#condition = message.condition;
      if (message.condition.lastPass !== undefined) this.#fruitless = 0;
    } else this.#silence.heard();
    if (isReady(message)) this.#ready.resolve();
    if (isSynced(message)) this.#calls.answer(message.change);
    if (isNotSynced(message))
      this.#calls.refuse(
        `The content could not be taken in: ${WHY_TEXT[message.why]}. What was published stays up, and it is tried again by itself.`,
      );
  }

  /** Replaces a desk that has been silent for too long: it hangs, or it was stopped. */
  #look(child: ChildProcess): void {
    if (!this.#silence.look(performance.now()) || child.killed) return;
    this.#fruitless += 1;
    const silent = inSeconds(this.#silence.duration);
    this.#log.error(
      { pid: child.pid, silentFor: this.#silence.duration },
      `The desk has said nothing for ${silent}: it is ended, and another one is started. Pages stay up meanwhile.`,
    );
    child.kill('SIGKILL');
    const late = setTimeout(
      () =>
        this.#log.error(
          { pid: child.pid },
          'The desk cannot be ended: it waits for a device. Look at the disk.',
        ),
      ENDING,
    );
    late.unref();
    child.once('exit', () => clearTimeout(late));
  }
}

/**
 * @param program what to run as the desk
 * @param times overrides of the usual times, in milliseconds
 */
export const startDesk = (
  log: Logger,
  program = DESK,
  times: Partial<Record<keyof typeof TIMES, number>> = {},
): DeskProcess => new DeskKeeper(log, program, { ...TIMES, ...times });
