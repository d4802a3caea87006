/** The stamps of this device. Runs in the browser. */

import type { Stamp } from '#lib/library/item.ts';
import { isDeviceId, nextStamp, readStamp } from '#lib/library/stamp.ts';
import { type Outcome, readKey, writeKey } from './device-storage.ts';

/** This device's clock, in ms since 1970. It may be wrong: the account's is asked when they meet (decision 032). */
export const deviceTime = (): number => Date.now();

/** Id of this device among a reader's, made when it is first needed. */
export function deviceId(): string {
  const kept = readKey('device') ?? '';
  if (isDeviceId(kept)) return kept;
  const digits = crypto.getRandomValues(new Uint8Array(8));
  const made = Array.from(digits, (digit) => (digit % 36).toString(36)).join('');
  writeKey('device', made);
  return made;
}

/** The latest stamp that this device has given or seen. */
export function latestStamp(): Stamp | undefined {
  const kept = readKey('stamp') ?? '';
  return readStamp(kept) && kept;
}

/** This device's stamps follow this one from now on; an earlier one where its clock was found to be ahead. */
export const setLatestStamp = (stamp: Stamp): Outcome => writeKey('stamp', stamp);

export function stampNow(): Stamp {
  const stamp = nextStamp(latestStamp(), deviceTime(), deviceId());
  setLatestStamp(stamp);
  return stamp;
}
