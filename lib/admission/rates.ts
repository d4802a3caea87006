/**
 * How often one asker may have work done, whatever is free. Counted in this process's memory: what the limits protect is this
 * process's own time, and each web process has its own. What must hold over all processes (codes that are guessed, letters
 * that are sent) is counted in the readers' database.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Asker } from './asker.ts';
import { TooOften } from './refusal.ts';

/** Kinds of work that cost something; a page that is held is not among them. */
export const KINDS = ['page', 'search', 'suggestion', 'reader', 'body'] as const;
export type Kind = (typeof KINDS)[number];

/** Times within a window that one address may ask for each kind of work; 0 sets no limit. */
export type Limits = Readonly<Record<Kind, number>>;

/** Seconds. Counting begins with the first question of a window. */
export const WINDOW = 10;
/** A wider network holds more people: so many times the limit of one address. */
const WIDER = [1, 4, 16] as const;

export class Rates {
  readonly #limiters: ReadonlyMap<Kind, readonly RateLimiterMemory[]>;

  constructor(limits: Limits) {
    this.#limiters = new Map(
      KINDS.filter((kind) => limits[kind] > 0).map((kind) => [
        kind,
        WIDER.map(
          (times) => new RateLimiterMemory({ points: limits[kind] * times, duration: WINDOW, keyPrefix: '' }),
        ),
      ]),
    );
  }

  /** Counts one more. @throws TooOften if that is more than one may of this kind */
  async count(kind: Kind, { networks, isNear }: Asker): Promise<void> {
    const limiters = this.#limiters.get(kind);
    if (limiters === undefined || isNear) return;
    for (const [n, limiter] of limiters.entries()) {
      const network = networks[n];
      if (network === undefined) return;
      try {
        await limiter.consume(network);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        throw new TooOften(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
      }
    }
  }
}
