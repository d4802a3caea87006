/** Deletes what has outlived its use: sessions, codes and counts that are over, and what holdings keep for a time only. */
import type { ReaderDesk } from './desk.ts';
import { sweepFailures } from './failures.ts';

const HOUR = 60 * 60 * 1000;
/** Counts of better-auth's own limits are of the last minute. */
const OLD_COUNTS = HOUR;

export async function sweep({
  db,
  now,
  holdings,
}: Pick<ReaderDesk, 'db' | 'now' | 'holdings'>): Promise<void> {
  const present = now();
  const instant = new Date(present);
  await db.deleteFrom('session').where('expiresAt', '<', instant).execute();
  await db.deleteFrom('verification').where('expiresAt', '<', instant).execute();
  await db.deleteFrom('allowance').where('until', '<', present).execute();
  await db
    .deleteFrom('rateLimit')
    .where('lastRequest', '<', present - OLD_COUNTS)
    .execute();
  await sweepFailures(db, present);
  for (const { sweep: sweepOne } of holdings) await sweepOne?.(db, present);
}

/** Now, and then each hour. */
export function sweepHourly(desk: ReaderDesk): void {
  const once = (): void =>
    desk.later("Old rows of the readers' database could not be deleted.", () => sweep(desk));
  once();
  setInterval(once, HOUR).unref();
}
