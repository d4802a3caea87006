/**
 * The one place that decides, before any work is done for a request, whether it is done at all. Pages that are held do not
 * come here: sending them costs less than the check.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Asker, readAsker } from './asker.ts';
import { ByteBudget } from './byte-budget.ts';
import type { Turn } from './fair-queue.ts';
import { type Kind, type Limits, Rates } from './rates.ts';
import { ClientGone } from './refusal.ts';

export interface AdmissionOptions {
  limits: Limits;
  /** The most bytes of request bodies that are held at the same time. */
  bodyBytes: number;
}

/** A client for whom work is to be done. */
export interface Admitted {
  asker: Asker;
  /** Aborted if the client leaves before it was answered. */
  signal: AbortSignal;
  /** The place that work of a kind takes in a queue. */
  turn: (kind: Kind) => Turn;
}

/** Made once: without a reason of its own, every signal that is aborted would make an error with a stack trace. */
const GONE = new ClientGone();

/** A signal that is aborted if the client leaves before it was answered. */
function signalOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(GONE);
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

  /** Identifies the client of a request, and follows whether it is still there. */
  meet(request: IncomingMessage, response: ServerResponse): Admitted {
    const asker = readAsker(request.socket.remoteAddress, request.headers['x-forwarded-for']?.toString());
    const signal = signalOf(response);
    return {
      asker,
      signal,
      turn: (kind) => ({ kind, asker: asker.turn, isUnbounded: asker.isNear, signal }),
    };
  }

  /** Counts a request for work of a kind. @throws TooOften if this asker has made too many */
  count(kind: Kind, { asker }: Pick<Admitted, 'asker'>): Promise<void> {
    return this.#rates.count(kind, asker);
  }

  /** Reserves bytes for a body. @returns a function that gives them back @throws TooBusy if there are not enough left */
  takeBytes(bytes: number, { asker }: Pick<Admitted, 'asker'>): () => void {
    return this.#bodies.take(bytes, asker);
  }

  /** Bytes of bodies held now. */
  get bodyBytes(): number {
    return this.#bodies.held;
  }
}
