/**
 * How often one asker may have work done, even if nothing else is to do. It is counted in this process's memory, because the limits
 * protect this process's own time. Limits that must hold across all processes (guesses at codes, letters sent) are counted in
 * the readers' database.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Asker } from './asker.ts';
import { TooOften } from './refusal.ts';

/** The kinds of work that are counted. Sending a page that is held is not. */
export const KINDS = ['page', 'search', 'suggestion', 'reader', 'body'] as const;
export type Kind = (typeof KINDS)[number];

/** How often one address may ask for each kind of work within a window; 0 sets no limit. */
export type Limits = Readonly<Record<Kind, number>>;

/** In seconds, beginning with the first request that is counted. */
export const WINDOW = 10;
/** Wider networks hold more people: their limits, as multiples of the limit of one address. */
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

  /** Counts one request. @throws TooOften if that is more than the limit */
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
