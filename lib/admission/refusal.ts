/** Why work is not done. */

/** More is asked for than can be done: by one asker, or by all together. */
export class TooBusy extends Error {
  override name = 'TooBusy';
  readonly whose: 'asker' | 'all';

  constructor(whose: 'asker' | 'all') {
    super(whose === 'asker' ? 'One asker waits for too much already.' : 'Too much waits to be done.');
    this.whose = whose;
  }
}

/** An asker did something more often than one may. */
export class TooOften extends Error {
  override name = 'TooOften';
  /** Seconds after which it may be tried again. */
  readonly seconds: number;

  constructor(seconds: number) {
    super('This was asked for too often.');
    this.seconds = seconds;
  }
}

/** Whoever asked has left: there is nobody to answer. */
export class ClientGone extends Error {
  override name = 'ClientGone';

  constructor() {
    super('The client has left.');
  }
}
