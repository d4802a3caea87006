/** What may be done only so often: counted in the database, so that a restart or a second process forgets nothing. */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { ReaderDesk } from './desk.ts';

const MINUTE = 60_000;

/** `limit` times within `window` ms, which begins with the first of them. */
const ALLOWED = {
  /** Codes sent to one address: its mailbox belongs to somebody, who may not have asked. */
  'code-to-address': { limit: 5, window: 15 * MINUTE },
  /** Codes asked for from one connection: a school or an office shares one. */
  'code-from-client': { limit: 30, window: 60 * MINUTE },
  /** Guesses at the codes of one address: of a million codes. */
  'guess-at-address': { limit: 15, window: 60 * MINUTE },
  'guess-from-client': { limit: 60, window: 60 * MINUTE },
  'password-at-address': { limit: 10, window: 15 * MINUTE },
  'password-from-client': { limit: 60, window: 60 * MINUTE },
} as const satisfies Record<string, { limit: number; window: number }>;

export type Allowed = keyof typeof ALLOWED;

type Counter = Pick<ReaderDesk, 'db' | 'now' | 'secret'>;

/** Counts one more; false where that is more than may be. @param subject an address, or a connection */
export async function allow({ db, now, secret }: Counter, what: Allowed, subject: string): Promise<boolean> {
  const { limit, window } = ALLOWED[what];
  const key = createHmac('sha256', secret).update(`${what}:${subject}`).digest('base64url');
  const present = now();
  const isOver = sql<boolean>`"allowance"."until" <= ${present}`;
  const row = await db
    .insertInto('allowance')
    .values({ key, used: 1, until: present + window })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        used: sql<number>`case when ${isOver} then 1 else "allowance"."used" + 1 end`,
        until: sql<number>`case when ${isOver} then ${present + window} else "allowance"."until" end`,
      }),
    )
    .returning('used')
    .executeTakeFirstOrThrow();
  return row.used <= limit;
}
