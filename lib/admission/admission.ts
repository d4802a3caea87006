/**
 * The one place that decides, before any work is done for a request, whether it is done at all. Held pages never come here:
 * they cost less than to ask.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Asker, readAsker } from './asker.ts';
import { ByteBudget } from './byte-budget.ts';
import type { Turn } from './fair-queue.ts';
import { type Kind, type Limits, Rates } from './rates.ts';

export interface AdmissionOptions {
  limits: Limits;
  /** Bytes of bodies that are held at the same time at the most. */
  bodyBytes: number;
}

/** Somebody for whom something is to be done. */
export interface Admitted {
  asker: Asker;
  /** Aborted when the client has left before it was answered. */
  signal: AbortSignal;
  /** The turn that work of a kind takes in a queue. */
  turn: (kind: Kind) => Turn;
}

/** A signal that is aborted when the client leaves without its answer. */
function signalOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

export class Admission {
  readonly #rates: Rates;
  readonly #bodies: ByteBudget;

  constructor({ limits, bodyBytes }: AdmissionOptions) {
    this.#rates = new Rates(limits);
    this.#bodies = new ByteBudget(bodyBytes);
  }

  /** Who asks, and for how long. */
  meet(request: IncomingMessage, response: ServerResponse): Admitted {
    const asker = readAsker(request.socket.remoteAddress, request.headers['x-forwarded-for']?.toString());
    const signal = signalOf(response);
    return {
      asker,
      signal,
      turn: (kind) => ({ kind, asker: asker.turn, isUnbounded: asker.isNear, signal }),
    };
  }

  /** Counts work of a kind. @throws TooOften if this asker had too much of it */
  count(kind: Kind, { asker }: Pick<Admitted, 'asker'>): Promise<void> {
    return this.#rates.count(kind, asker);
  }

  /** Takes room for a body; what is returned gives it back. @throws TooBusy if there is none */
  takeBytes(bytes: number, { asker }: Pick<Admitted, 'asker'>): () => void {
    return this.#bodies.take(bytes, asker);
  }

  /** Bytes of bodies held now. */
  get bodyBytes(): number {
    return this.#bodies.held;
  }
}
