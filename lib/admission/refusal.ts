/** The reasons for which a request is refused. */

/** Too many requests wait: of one asker, or of all together. */
export class TooBusy extends Error {
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
export class TooOften extends Error {
  override name = 'TooOften';
  /** When to try again, in seconds. */
  readonly seconds: number;

  constructor(seconds: number) {
    super('Too many requests came from this client.');
    this.seconds = seconds;
  }
}

/** The client has left, and nobody waits for the answer. */
export class ClientGone extends Error {
  override name = 'ClientGone';

  constructor() {
    super('The client has left.');
  }
}
