/** The one place that asks the time. */
import { frozenClock } from './env.ts';

/** The present instant in milliseconds since 1970 (UTC), or the frozen one when `BROADSHEET_CLOCK` names it. */
export function now(): number {
  const frozen = frozenClock();
  if (frozen === undefined) return Date.now();
  const instant = Date.parse(frozen);
  if (Number.isNaN(instant))
    throw new Error(`BROADSHEET_CLOCK must be an ISO 8601 instant, not "${frozen}".`);
  return instant;
}
