/**
 * How far the clocks of an IANA time zone are ahead of UTC. Before a place had standard time they kept its local mean time,
 * which is seconds apart from any whole minute: Asia/Kolkata 05:53:28 in 1850, Africa/Monrovia -00:44:30 until 1972.
 * https://data.iana.org/time-zones/theory.html
 */

const SECOND = 1000;

const offsets = new Map<string, (instant: number) => number>();

/**
 * What tells the offset of a zone, in milliseconds (whole seconds), at an instant (ms); behind UTC it is negative.
 * Days are of the Gregorian calendar at any time (ECMA-262, "proleptic"). For a name that is no zone's, it is 0: the desk reports that.
 */
export function offsetIn(timeZone: string): (instant: number) => number {
  let offset = offsets.get(timeZone);
  if (offset === undefined) {
    offset = makeOffset(timeZone);
    offsets.set(timeZone, offset);
  }
  return offset;
}

function makeOffset(timeZone: string): (instant: number) => number {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return () => 0;
  }
  return (instant) => {
    const whole = Math.floor(instant / SECOND) * SECOND;
    const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of format.formatToParts(whole)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
  };
}
