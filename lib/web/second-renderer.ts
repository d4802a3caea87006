/**
 * A second process that renders pages, while many are asked for that nobody asked for before: it is started in a crowd
 * and ended when nothing came for a while. Without it every page is made here.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ownPage } from '#lib/press/page.ts';
import type { Renderer } from '#lib/press/press.ts';
import { shownRanking } from '#lib/readership/shown.ts';
import type { Logger } from './log.ts';
import type { Order, Said } from './render-message.ts';

const PROGRAM = fileURLToPath(new URL('render-process.ts', import.meta.url));

/**
 * Pages under way there before one is made here: it must have work ahead, as this thread, which answers readers too, is
 * late in handing it more.
 */
const AHEAD = 3;
/** Pages under way that make a crowd. */
const CROWD = 3;
/** A crowd lasts when it was met so often without a pause: a change of the front makes some pages anew and is over. */
const LASTING = 24;
/** So long without a page under way is a pause (ms). Readers who are answered at the same time ask again at the same time. */
const PAUSE = 100;
/** Ended after so long without an order, in milliseconds: it holds some 200 MB. */
const IDLE = 60_000;

interface Ordered {
  resolve: (page: Awaited<ReturnType<Renderer>>) => void;
  reject: (error: Error) => void;
}

/** The other process went before the page was made. */
class RendererGone extends Error {
  override name = 'RendererGone';
}

export interface SecondRendererOptions {
  /** Renders here. */
  render: Renderer;
  log: Logger;
  /** Cores of the machine: on one there is nothing to gain. */
  cores: number;
  /** What to run. */
  program?: string;
  idle?: number;
}

export class SecondRenderer {
  readonly #options: SecondRendererOptions;
  readonly #ordered = new Map<number, Ordered>();
  #child: ChildProcess | undefined;
  #isReady = false;
  #here = 0;
  #crowded = 0;
  /** When the last page was made, of `performance.now()`. */
  #lastMade = 0;
  #count = 0;
  #ranking: readonly string[] | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: SecondRendererOptions) {
    this.#options = options;
  }

  /** Process id of the second renderer; undefined while there is none. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Renders a page there, or here where enough wait there; again here, where the other process went meanwhile. */
  readonly render: Renderer = async (href) => {
    this.#countCrowd();
    if (this.#isReady && this.#ordered.size < AHEAD) {
      try {
        return await this.#order(href);
      } catch (error) {
        if (!(error instanceof RendererGone)) throw error;
      }
    }
    this.#here += 1;
    try {
      return await this.#options.render(href);
    } finally {
      this.#here -= 1;
      this.#lastMade = performance.now();
    }
  };

  close(): void {
    clearTimeout(this.#idle);
    this.#child?.kill('SIGKILL');
    this.#gone(this.#child);
  }

  #countCrowd(): void {
    const underWay = this.#here + this.#ordered.size;
    if (underWay === 0 && performance.now() - this.#lastMade > PAUSE) this.#crowded = 0;
    else if (underWay >= CROWD) this.#crowded += 1;
    if (this.#crowded >= LASTING && this.#child === undefined && this.#options.cores > 1) this.#start();
  }

  #start(): void {
    this.#crowded = 0;
    const { log, program = PROGRAM } = this.#options;
    const child = fork(program, [], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    this.#child = child;
    child.on('message', (said: Said) => this.#hear(child, said));
    child.on('error', (error) => {
      log.warn({ err: error }, 'The second renderer failed; pages are made without it.');
      this.#gone(child);
    });
    child.on('exit', () => this.#gone(child));
    this.#rest();
  }

  #hear(child: ChildProcess, said: Said): void {
    if (child !== this.#child) return;
    if (said === 'ready') {
      this.#isReady = true;
      return;
    }
    const ordered = this.#ordered.get(said.id);
    this.#ordered.delete(said.id);
    if (said.error === undefined) ordered?.resolve(said.page && ownPage(said.page));
    else ordered?.reject(new Error(said.error));
  }

  #order(href: string): ReturnType<Renderer> {
    this.#count += 1;
    const ranking = shownRanking();
    const order: Order = { id: this.#count, href, ...(ranking === this.#ranking ? {} : { ranking }) };
    this.#ranking = ranking;
    this.#rest();
    return new Promise((resolve, reject) => {
      this.#ordered.set(order.id, { resolve, reject });
      this.#child?.send(order, (error) => {
        if (error && this.#ordered.delete(order.id)) reject(new RendererGone(error.message));
      });
    });
  }

  /** Ends it when nothing was ordered for a while. */
  #rest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#ordered.size > 0) this.#rest();
      else this.close();
    }, this.#options.idle ?? IDLE);
    this.#idle.unref();
  }

  #gone(child: ChildProcess | undefined): void {
    if (child === undefined || child !== this.#child) return;
    this.#child = undefined;
    this.#isReady = false;
    this.#ranking = undefined;
    for (const { reject } of this.#ordered.values()) reject(new RendererGone('The second renderer is gone.'));
    this.#ordered.clear();
  }
}
