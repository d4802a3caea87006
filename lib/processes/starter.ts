/**
 * Starts processes on behalf of one that must not stand still. To start a process, the system copies the memory tables of the one
 * that starts it: 20 ms without a break if that is a web process of 300 MB. So a small process starts them. It passes on what
 * they say and are told, which costs a fraction of a millisecond for each message.
 */
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Child, forkProgram, type StartChild } from './fork-program.ts';
import { Silence, type SilenceOptions } from './silence.ts';
import type { StarterOrder, StarterSaid } from './starter-messages.ts';

const PROGRAM = fileURLToPath(new URL('starter-process.ts', import.meta.url));

/** In milliseconds, for `StarterOptions`. */
const PAUSE = 5_000;
const SILENCE = { limit: 20_000, first: 30_000, every: 5_000 };

type Tell = (order: StarterOrder, sent?: (error: Error | null) => void) => void;

/** A process that the starter starts. */
class FarChild extends EventEmitter implements Child {
  readonly #number: number;
  readonly #tell: Tell;
  pid: number | undefined;

  constructor(number: number, tell: Tell) {
    super();
    this.#number = number;
    this.#tell = tell;
  }

  send(message: object, sent: (error: Error | null) => void): void {
    this.#tell({ kind: 'send', child: this.#number, message }, sent);
  }

  /** Directly, because a starter that hangs would pass nothing on. */
  kill(signal: NodeJS.Signals): void {
    if (this.pid === undefined) {
      this.#tell({ kind: 'kill', child: this.#number, signal });
      return;
    }
    try {
      process.kill(this.pid, signal);
    } catch {
      // It has ended, which is about to be reported.
    }
  }
}

export interface StarterOptions {
  /** For Node. */
  flags: readonly string[];
  /** One that died is started again after this long, in milliseconds; shorter in tests. */
  pause?: number;
  /** One that is silent for longer, although it is asked for a sign of life at each look, is killed and replaced. Shorter in tests. */
  silence?: SilenceOptions;
  /** Called when it died, or could not be started. Another one is started after the pause. */
  onGone?: (error: Error | undefined) => void;
}

export class Starter {
  readonly #options: StarterOptions;
  readonly #children = new Map<number, FarChild>();
  #process: Child | undefined;
  #count = 0;
  #isClosed = false;

  constructor(options: StarterOptions) {
    this.#options = options;
    this.#begin();
  }

  /** Id of its process; undefined while there is none. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Starts a process; from here if the starter does not run. */
  readonly start: StartChild = (program) => {
    const starter = this.#process;
    if (starter === undefined) return forkProgram(program);
    this.#count += 1;
    const number = this.#count;
    const child = new FarChild(number, (order, sent = () => {}) => void starter.send(order, sent));
    this.#children.set(number, child);
    starter.send({ kind: 'start', child: number, program } satisfies StarterOrder, () => {});
    return child;
  };

  /** Ends it and the processes that it started. */
  close(): void {
    this.#isClosed = true;
    for (const child of this.#children.values()) child.kill('SIGKILL');
    this.#process?.kill('SIGKILL');
  }

  #begin(): void {
    if (this.#isClosed) return;
    const { flags, pause = PAUSE, silence: limits = SILENCE, onGone } = this.#options;
    const starter = forkProgram({ path: PROGRAM, flags });
    const silence = new Silence(limits);
    const looking = setInterval(() => {
      if (silence.look(performance.now())) starter.kill('SIGKILL');
      else if (starter.connected) starter.send({ kind: 'ping' } satisfies StarterOrder, () => {});
    }, limits.every);
    looking.unref();
    let isGone = false;
    const gone = (error?: Error): void => {
      if (isGone) return;
      isGone = true;
      clearInterval(looking);
      this.#process = undefined;
      for (const [number, child] of this.#children) {
        // They have lost their channel and end by themselves, unless they hang.
        child.kill('SIGKILL');
        this.#end(number, child, null, 'SIGHUP');
      }
      if (this.#isClosed) return;
      onGone?.(error);
      setTimeout(() => this.#begin(), pause).unref();
    };
    starter.once('spawn', () => {
      this.#process = starter;
    });
    starter.on('message', (said) => {
      silence.heard();
      this.#hear(said as StarterSaid); // only the starter writes to its channel
    });
    starter.once('exit', () => gone());
    starter.on('error', gone);
  }

  #hear(said: StarterSaid): void {
    if (said.kind === 'alive') return;
    const child = this.#children.get(said.child);
    if (child === undefined) return;
    switch (said.kind) {
      case 'started':
        child.pid = said.pid;
        child.emit('spawn');
        return;
      case 'said':
        child.emit('message', said.message);
        return;
      case 'unstarted':
        this.#children.delete(said.child);
        child.emit('error', new Error(said.reason));
        return;
      case 'ended':
        this.#end(said.child, child, said.code, said.signal);
    }
  }

  #end(number: number, child: FarChild, code: number | null, signal: NodeJS.Signals | null): void {
    this.#children.delete(number);
    child.emit('exit', code, signal);
  }
}
