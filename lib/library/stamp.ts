/**
 * Stamps of a hybrid logical clock: they follow the clock, and never go back behind one that was seen.
 * Kulkarni, Demirbas et al., "Logical Physical Clocks" (2014).
 */
import type { Stamp } from './item.ts';

const MS_DIGITS = 9;
const COUNT_DIGITS = 4;
/** As many digits of base 36 as a stamp has for its count. */
const LAST_COUNT = 36 ** COUNT_DIGITS - 1;
/** The latest time that nine digits hold: in the year 5188. */
export const LAST_MS = 36 ** MS_DIGITS - 1;

const FORM = /^([0-9a-z]{9})-([0-9a-z]{4})-([0-9a-z]{8})$/;
const DEVICE = /^[0-9a-z]{8}$/;

export interface StampParts {
  /** Milliseconds since 1970. */
  ms: number;
  count: number;
  /** Id of the device, eight digits of base 36. */
  device: string;
}

export const isDeviceId = (text: string): boolean => DEVICE.test(text);

export function writeStamp({ ms, count, device }: StampParts): Stamp {
  const digits = (value: number, length: number): string => value.toString(36).padStart(length, '0');
  return `${digits(Math.min(Math.max(Math.trunc(ms), 0), LAST_MS), MS_DIGITS)}-${digits(count, COUNT_DIGITS)}-${device}`;
}

/** The parts of a stamp, or undefined where the text is none. */
export function readStamp(text: string): StampParts | undefined {
  const [, ms, count, device] = FORM.exec(text) ?? [];
  if (ms === undefined || count === undefined || device === undefined) return undefined;
  return { ms: Number.parseInt(ms, 36), count: Number.parseInt(count, 36), device };
}

/** The next stamp of a device: behind the latest that it has seen, whatever its clock says (ms since 1970). */
export function nextStamp(latest: Stamp | undefined, now: number, device: string): Stamp {
  const seen = latest === undefined ? undefined : readStamp(latest);
  if (seen === undefined || now > seen.ms) return writeStamp({ ms: now, count: 0, device });
  return seen.count < LAST_COUNT
    ? writeStamp({ ms: seen.ms, count: seen.count + 1, device })
    : writeStamp({ ms: seen.ms + 1, count: 0, device });
}
