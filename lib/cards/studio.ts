/**
 * Where share cards are drawn and photographs are cleaned for their first readers: a process beside the web process that runs only
 * while somebody asks for one. So the web process loads no picture library, and a damaged picture cannot crash it.
 */
import { FairQueue, type Turn } from '#lib/admission/fair-queue.ts';
import { flagsFor } from '#lib/memory/own-start.ts';
import type { Cleaned, CleanOrder } from '#lib/pictures/clean-order.ts';
import { forkProgram, type StartChild } from '#lib/processes/fork-program.ts';
import { ShortLivedProcess } from '#lib/processes/short-lived.ts';
import type { CardShape } from '#lib/routes.ts';
import type { Card } from './subject.ts';

/** It is ended after this long without an order, in milliseconds. A start takes a third of a second. */
const IDLE = 5_000;
/** How long an order may take (ms). A card takes 0.1 s and the largest photograph some seconds; on a busy machine it takes longer. */
const PATIENCE = 60_000;
/** How many orders may wait, in total and for one asker. */
const WAITING = { waiting: 100, each: 8 };

export type StudioOrder =
  | { kind: 'card'; card: Card; shape: CardShape }
  | ({ kind: 'photograph' } & CleanOrder);
/** A card as PNG, undefined if it shows nothing; or what became of the photograph. */
export type StudioAnswer = Uint8Array | undefined | Cleaned;

export interface StudioOptions {
  /** Module of the process; another one in tests. */
  program?: URL;
  /** How many orders may wait. */
  waiting?: number;
  /** Starts the process; by default from this one. */
  start?: StartChild;
}

export class Studio {
  readonly #process: ShortLivedProcess<StudioOrder, StudioAnswer>;
  readonly #queue: FairQueue;

  constructor({
    program = new URL('studio-process.ts', import.meta.url),
    waiting = WAITING.waiting,
    start = forkProgram,
  }: StudioOptions = {}) {
    const flags = flagsFor('pictures');
    this.#process = new ShortLivedProcess({
      program,
      flags,
      idle: IDLE,
      patience: PATIENCE,
      start,
    });
    this.#queue = new FairQueue({ ...WAITING, waiting, atOnce: () => 1 });
  }

  /** Id of the process; undefined while there is none. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  /**
   * A card as PNG; undefined if it shows nothing.
   *
   * @throws TooBusy if too many wait; ClientGone; ProcessEnded
   */
  readonly draw = async (card: Card, shape: CardShape, turn: Turn): Promise<Buffer | undefined> => {
    const png = await this.#ask({ kind: 'card', card, shape }, turn);
    return png instanceof Uint8Array ? Buffer.from(png) : undefined;
  };

  /** Cleans a photograph. @throws as `draw` */
  readonly clean = async (order: CleanOrder, turn: Turn): Promise<Cleaned> => {
    const cleaned = await this.#ask({ kind: 'photograph', ...order }, turn);
    return cleaned === undefined || cleaned instanceof Uint8Array ? 'gone' : cleaned;
  };

  /** Kills it, whatever it is doing. */
  close(): void {
    this.#process.close();
  }

  #ask(order: StudioOrder, turn: Turn): Promise<StudioAnswer> {
    return this.#queue.run(turn, () => this.#process.ask(order));
  }
}
