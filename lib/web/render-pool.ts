/**
 * The processes that render, behind the one that answers. There is always one; a lasting crowd brings more, and one that died,
 * hangs or holds too much memory is replaced: for all of these it is the same step. Pages that are held are answered
 * meanwhile, and what was under way is asked of another process.
 */
import { fileURLToPath } from 'node:url';
import { shownRanking } from '#lib/readership/shown.ts';
import { Crowd } from './crowd.ts';
import type { Logger } from './log.ts';
import type { Made, Work } from './render-message.ts';
import { Renderer, RendererGone } from './renderer.ts';

const PROGRAM = fileURLToPath(new URL('render-process.ts', import.meta.url));

/** Orders under way in one process: it works at one, and has the next before it is done. */
const AHEAD = 2;
/** A further process is ended after so long without an order, in milliseconds: it holds some 200 MB. */
const IDLE = 60_000;
/** Waits before a process is started again that went: doubled while they go at once, in milliseconds. */
const FIRST_WAIT = 100;
const LONGEST_WAIT = 30_000;
/** A process that lived so long did not go because it was started, in milliseconds. */
const LIVED = 10_000;
/** So often is a page asked for whose process went while it was made. */
const ATTEMPTS = 3;
/** A page that was first in line twice when a process went is left alone for so long, in milliseconds. */
const LEFT_ALONE = 60_000;
const STRIKES = 2;

export interface RenderPoolOptions {
  log: Logger;
  /** Processes at the most. */
  most: number;
  /** Orders that wait outside for their turn. */
  waiting: () => number;
  /** Told when more orders are taken than before. */
  onCapacity: () => void;
  /** A process that holds more bytes than this is replaced by a new one; undefined sets no limit. */
  memoryLimit?: number | undefined;
  /** Arguments for Node; by default those of this process. */
  nodeArguments?: readonly string[];
  /** What to run; another program in tests. */
  program?: string;
  /** Milliseconds, in tests. */
  idle?: number;
  patience?: number;
}

interface Suspect {
  strikes: number;
  until: number;
}

export class RenderPool {
  readonly #options: RenderPoolOptions;
  readonly #crowd = new Crowd();
  /** Those that take orders when they are ready, the oldest first. */
  readonly #renderers: Renderer[] = [];
  /** Those that make what they have begun, and are ended then. */
  readonly #leaving = new Set<Renderer>();
  readonly #suspects = new Map<string, Suspect>();
  readonly #firstReady = Promise.withResolvers<void>();
  readonly #waitingHere: (() => void)[] = [];
  #wait = FIRST_WAIT;
  #restart: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: RenderPoolOptions) {
    this.#options = options;
    this.#start();
  }

  /** Resolves when the first process can render. */
  get ready(): Promise<void> {
    return this.#firstReady.promise;
  }

  /** Orders that are taken at the same time. */
  get capacity(): number {
    return this.#renderers.filter(({ isReady }) => isReady).length * AHEAD;
  }

  /** Processes that can render now, and their ids. */
  get state(): { ready: number; pids: number[] } {
    const pids = this.#renderers.flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
    return { ready: this.#renderers.filter(({ isReady }) => isReady).length, pids };
  }

  /**
   * Has something made.
   *
   * @throws Error why it could not be made, or if its process went again and again
   */
  readonly make = async (work: Work): Promise<Made> => {
    const name = work.kind === 'page' ? work.href : work.kind;
    if (this.#crowd.grows(this.#options.waiting() + this.#underWay)) this.#grow();
    for (let attempt = 1; ; attempt += 1) {
      this.#refuseSuspect(name);
      try {
        const renderer = await this.#free();
        this.#rest();
        const made = await renderer.make(work, shownRanking());
        this.#suspects.delete(name);
        return made;
      } catch (error) {
        if (!(error instanceof RendererGone)) throw error;
        if (error.isSuspect) this.#suspect(name);
        if (attempt === ATTEMPTS) throw error;
      } finally {
        this.#crowd.made();
        this.#dismiss();
      }
    }
  };

  /** Replaces every process by a new one, which takes over when it is ready. */
  renew(): void {
    for (const renderer of [...this.#renderers]) this.#replace(renderer);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#restart);
    clearTimeout(this.#idle);
    for (const renderer of [...this.#renderers, ...this.#leaving]) renderer.end();
  }

  get #underWay(): number {
    return this.#renderers.reduce((sum, { underWay }) => sum + underWay, 0);
  }

  /** The first process with room; waits until there is one. */
  async #free(): Promise<Renderer> {
    for (;;) {
      const ready = this.#renderers.filter(({ isReady }) => isReady);
      const free =
        ready.find(({ underWay }) => underWay === 0) ??
        ready.toSorted((one, other) => one.underWay - other.underWay)[0];
      if (free !== undefined) return free;
      if (this.#isClosed) throw new Error('The paper is being stopped.');
      await new Promise<void>((resolve) => this.#waitingHere.push(resolve));
    }
  }

  #start(onReady: () => void = () => {}): void {
    const { log, program = PROGRAM, nodeArguments = process.execArgv, memoryLimit, patience } = this.#options;
    const renderer: Renderer = new Renderer({
      program,
      nodeArguments,
      ...(patience === undefined ? {} : { patience }),
      onReady: () => {
        this.#firstReady.resolve();
        onReady();
        for (const wake of this.#waitingHere.splice(0)) wake();
        this.#options.onCapacity();
      },
      onGone: (how) => {
        const at = this.#renderers.indexOf(renderer);
        if (at !== -1) this.#renderers.splice(at, 1);
        this.#leaving.delete(renderer);
        if (this.#isClosed) {
          for (const wake of this.#waitingHere.splice(0)) wake();
          return;
        }
        // One that was ended on purpose is in neither list any more.
        if (at === -1) return;
        const lived = performance.now() - renderer.started;
        this.#wait = lived > LIVED ? FIRST_WAIT : Math.min(this.#wait * 2, LONGEST_WAIT);
        log.error({ ...how, wait: this.#wait }, 'A process that renders stopped; another one is started.');
        if (this.#renderers.length === 0) {
          clearTimeout(this.#restart);
          this.#restart = setTimeout(() => this.#start(), this.#wait);
        }
      },
      onMemory: (bytes) => {
        if (memoryLimit === undefined || bytes <= memoryLimit || !this.#renderers.includes(renderer)) return;
        // One that holds so much as soon as it starts would be replaced for ever.
        if (performance.now() - renderer.started < LIVED) return;
        log.info({ bytes }, 'A process that renders holds too much memory; another one takes over.');
        this.#replace(renderer);
      },
    });
    this.#renderers.push(renderer);
  }

  /** Starts a process in the place of another, which goes on until the new one is ready. */
  #replace(old: Renderer): void {
    this.#start(() => {
      const at = this.#renderers.indexOf(old);
      if (at === -1) return;
      this.#renderers.splice(at, 1);
      this.#leaving.add(old);
      this.#dismiss();
    });
  }

  /** Ends those that have made what they had begun. */
  #dismiss(): void {
    for (const renderer of this.#leaving)
      if (renderer.underWay === 0) {
        this.#leaving.delete(renderer);
        renderer.end();
      }
  }

  #grow(): void {
    if (this.#renderers.length < this.#options.most && this.#renderers.every(({ isReady }) => isReady))
      this.#start();
  }

  /** Ends further processes when nothing was ordered of them for a while. */
  #rest(): void {
    if (this.#renderers.length < 2 || this.#idle !== undefined) return;
    const seen = performance.now();
    this.#idle = setTimeout(() => {
      this.#idle = undefined;
      const spare = this.#renderers
        .slice(1)
        .filter(({ isReady, lastOrder, underWay }) => isReady && underWay === 0 && lastOrder < seen);
      for (const renderer of spare) {
        this.#renderers.splice(this.#renderers.indexOf(renderer), 1);
        renderer.end();
      }
      this.#rest();
    }, this.#options.idle ?? IDLE);
    this.#idle.unref();
  }

  #suspect(name: string): void {
    const strikes = (this.#suspects.get(name)?.strikes ?? 0) + 1;
    this.#suspects.delete(name);
    this.#suspects.set(name, { strikes, until: performance.now() + LEFT_ALONE });
    const [oldest] = this.#suspects.keys();
    if (this.#suspects.size > 100 && oldest !== undefined) this.#suspects.delete(oldest);
  }

  #refuseSuspect(name: string): void {
    const suspect = this.#suspects.get(name);
    if (suspect === undefined || suspect.strikes < STRIKES) return;
    if (performance.now() < suspect.until)
      throw new Error(`${name} is not made for a minute: processes that made it went.`);
    this.#suspects.delete(name);
  }
}
