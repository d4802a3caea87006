/** The reasons for which a request is refused. */

/** Has no stack trace: noting one takes longer than everything else about a refusal, and a flood causes hundreds a second. */
class Refusal extends Error {
  constructor(message: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Too many requests wait: of one asker, or of all together. */
export class TooBusy extends Refusal {
  override name = 'TooBusy';
  readonly whose: 'asker' | 'all';

  constructor(whose: 'asker' | 'all') {
    super(
      whose === 'asker' ? 'Too many requests of this client are waiting.' : 'Too many requests are waiting.',
    );
    this.whose = whose;
  }
}

/** An asker has exceeded the limit of its rate. */
export class TooOften extends Refusal {
  override name = 'TooOften';
  /** When to try again, in seconds. */
  readonly seconds: number;

  constructor(seconds: number) {
    super('Too many requests came from this client.');
    this.seconds = seconds;
  }
}

/** The client has left, and nobody waits for the answer. */
export class ClientGone extends Refusal {
  override name = 'ClientGone';

  constructor() {
    super('The client has left.');
  }
}
