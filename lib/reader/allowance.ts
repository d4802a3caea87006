/** What may be done only so often: counted in the database, so that a restart or a second process forgets nothing. */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { prefixesOf } from '#lib/admission/prefixes.ts';
import type { ReaderDesk } from './desk.ts';
import { CLIENT_ADDRESS } from './message.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** `limit` times within `window` ms, which begins with the first of them. */
interface Allowance {
  limit: number;
  window: number;
}

const ALLOWED = {
  /** Messages with a code to one mailbox, whose owner may not have requested them. */
  'code-to-mailbox': { limit: 5, window: 15 * MINUTE },
  'password-at-account': { limit: 10, window: 15 * MINUTE },
} as const satisfies Record<string, Allowance>;

/** For one IPv4 address or one IPv6 /64: a household, a school, an office. */
const FROM_NETWORK = {
  'code-from': { limit: 30, window: HOUR },
  'guess-from': { limit: 60, window: HOUR },
  'password-from': { limit: 60, window: HOUR },
} as const satisfies Record<string, Allowance>;

/** The limits of wider networks, as multiples: they have more people, but not in proportion to their addresses. */
const WIDER: Readonly<Record<string, number>> = { '56': 2, '48': 8, '24': 8 };

export type Counter = Pick<ReaderDesk, 'db' | 'now' | 'secret'>;

/** A key from which the text cannot be found out. */
export const keyOf = ({ secret }: Pick<Counter, 'secret'>, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url');

/**
 * Counts one more, for all processes together.
 *
 * @param window in ms, from the first that is counted
 * @returns how many there are now
 */
export async function count(counter: Counter, what: string, window: number): Promise<number> {
  const { db, now } = counter;
  const present = now();
  const isOver = sql<boolean>`"allowance"."until" <= ${present}`;
  const row = await db
    .insertInto('allowance')
    .values({ key: keyOf(counter, what), used: 1, until: present + window })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        used: sql<number>`case when ${isOver} then 1 else "allowance"."used" + 1 end`,
        until: sql<number>`case when ${isOver} then ${present + window} else "allowance"."until" end`,
      }),
    )
    .returning('used')
    .executeTakeFirstOrThrow();
  return row.used;
}

/** How many there are now, without counting one. */
export async function countSoFar(counter: Counter, what: string): Promise<number> {
  const row = await counter.db
    .selectFrom('allowance')
    .select('used')
    .where('key', '=', keyOf(counter, what))
    .where('until', '>', counter.now())
    .executeTakeFirst();
  return row?.used ?? 0;
}

/** Counts one more; false if that exceeds the limit. @param subject a mailbox, or an account's address */
export async function allow(counter: Counter, what: keyof typeof ALLOWED, subject: string): Promise<boolean> {
  const { limit, window } = ALLOWED[what];
  return (await count(counter, `${what}:${subject}`, window)) <= limit;
}

/**
 * Counts one more for each network of the request's address, from the narrowest to the widest; false if that exceeds the limit
 * of one of them. A request that a narrow network's limit refuses is not counted for the wider ones.
 */
export async function allowFrom(
  counter: Counter,
  what: keyof typeof FROM_NETWORK,
  request: Request,
): Promise<boolean> {
  const { limit, window } = FROM_NETWORK[what];
  for (const prefix of prefixesOf(request.headers.get(CLIENT_ADDRESS) ?? undefined)) {
    const times = WIDER[prefix.slice(prefix.indexOf('/') + 1)] ?? 1;
    if ((await count(counter, `${what}:${prefix}`, window)) > limit * times) return false;
  }
  return true;
}
