/**
 * Who has read what today, without knowing it: a Bloom filter (Bloom 1970) over hashes that are salted anew each day. It answers
 * "was this there before?" and nothing else; the salt is in memory alone, and both are thrown away when the day is over.
 */
import { hash, randomBytes } from 'node:crypto';

/** Bits of the filter: 2 MiB. A million reads a day take one in 400 for a repeated one, four million one in 7. */
const BITS = 2 ** 24;
const DAY = 24 * 60 * 60 * 1000;

export class Seen {
  readonly #bits = new Uint8Array(BITS / 8);
  #salt = '';
  #day = Number.NaN;

  /** Notes that this reader met this story; false where that was so before, on the same day (UTC) at `now` (ms). */
  isNew(reader: string, story: string, now: number): boolean {
    const day = Math.floor(now / DAY);
    if (day !== this.#day) {
      this.#day = day;
      this.#salt = randomBytes(32).toString('base64');
      this.#bits.fill(0);
    }
    const digest = hash('sha256', `${this.#salt}\n${reader}\n${story}`);
    let isNew = false;
    for (let at = 0; at < 32; at += 8) {
      const bit = Number.parseInt(digest.slice(at, at + 8), 16) % BITS;
      const byte = this.#bits[bit >>> 3] ?? 0;
      const mask = 1 << (bit & 7);
      if ((byte & mask) === 0) {
        isNew = true;
        this.#bits[bit >>> 3] = byte | mask;
      }
    }
    return isNew;
  }
}
