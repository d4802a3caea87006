/**
 * Signature of a publish call: `X-Broadsheet-Timestamp` (seconds since 1970) and `X-Broadsheet-Signature`
 * (`sha256=` and the hex HMAC-SHA-256 of `timestamp.body` with `PUBLISH_SECRET`).
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A call older or newer than this is refused, in seconds. */
export const REPLAY_WINDOW = 300;

export const signPublish = (secret: string, timestamp: number, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

/** Remembers signatures for the length of the window, so that a call works once. */
export class PublishGate {
  readonly #secret: string;
  readonly #seen = new Map<string, number>();

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** @param now milliseconds @returns undefined where the call is good, else why it is refused */
  refuse(
    call: { timestamp: string | undefined; signature: string | undefined; body: string },
    now: number,
  ): string | undefined {
    const { timestamp = '', signature = '', body } = call;
    if (!/^\d{1,12}$/.test(timestamp)) return 'X-Broadsheet-Timestamp is missing: seconds since 1970.';
    const seconds = Number(timestamp);
    if (Math.abs(now / 1000 - seconds) > REPLAY_WINDOW) return 'The timestamp is more than 5 minutes off.';
    const expected = Buffer.from(signPublish(this.#secret, seconds, body));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return 'X-Broadsheet-Signature does not match.';
    }
    for (const [used, until] of this.#seen) if (until < now) this.#seen.delete(used);
    if (this.#seen.has(signature)) return 'This call was made before.';
    this.#seen.set(signature, now + 2 * REPLAY_WINDOW * 1000);
    return undefined;
  }
}
