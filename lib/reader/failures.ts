/**
 * Counts wrong codes and passwords in a row, for each address, whether it has an account or not. After a few wrong codes typed codes
 * are no longer accepted; after 100 failures of both kinds passwords are not either (NIST SP 800-63B, 5.2.2). Signing in, by
 * whatever means, resets the count.
 */
import { sql } from 'kysely';
import { type Counter, keyOf } from './allowance.ts';
import type { Guessed } from './ceilings.ts';
import type { ReaderKysely } from './database.ts';

/** Of a million codes. */
const CODES_IN_A_ROW = 5;
const FAILURES_IN_A_ROW = 100;
/** Counts of addresses without an account are forgotten after this time, in ms: there is nothing to break into. */
const REMEMBERED = 30 * 24 * 60 * 60_000;

interface Row {
  codes: number;
  passwords: number;
}

/** What an address accepts: everything; no typed codes; or only what cannot be guessed, links in messages and passkeys. */
export type Taken = 'all' | 'no codes' | 'no guesses';

function takenBy({ codes, passwords }: Row): Taken {
  if (codes + passwords >= FAILURES_IN_A_ROW) return 'no guesses';
  return codes >= CODES_IN_A_ROW ? 'no codes' : 'all';
}

const failureKey = (counter: Counter, email: string): string => keyOf(counter, `failures:${email}`);

export async function whatIsTaken(counter: Counter, email: string): Promise<Taken> {
  const row = await counter.db
    .selectFrom('failure')
    .select(['codes', 'passwords'])
    .where('key', '=', failureKey(counter, email))
    .executeTakeFirst();
  return row === undefined ? 'all' : takenBy(row);
}

/**
 * Counts a try as failed before it is made, so that no more than allowed are tried, however many are sent at once.
 *
 * @param email the account's address
 * @returns false if the try is not allowed
 */
export async function mayTry(counter: Counter, email: string, what: Guessed): Promise<boolean> {
  const { db, now } = counter;
  const [codes, passwords] = what === 'code' ? [1, 0] : [0, 1];
  const present = now();
  const hasRoom = sql<boolean>`"failure"."codes" + "failure"."passwords" < ${FAILURES_IN_A_ROW}`;
  const mayGuess = sql<boolean>`(${what} <> 'code' or "failure"."codes" < ${CODES_IN_A_ROW})`;
  const row = await db
    .insertInto('failure')
    .values((values) => ({
      key: failureKey(counter, email),
      userId: values.selectFrom('user').select('id').where('email', '=', email),
      codes,
      passwords,
      at: present,
    }))
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({
          userId: sql<string | null>`excluded."userId"`,
          codes: sql<number>`"failure"."codes" + ${codes}`,
          passwords: sql<number>`"failure"."passwords" + ${passwords}`,
          at: present,
        })
        .where(hasRoom)
        .where(mayGuess),
    )
    .returning('codes')
    .executeTakeFirst();
  return row !== undefined;
}

/** Resets the count, because somebody has proved who they are. */
export async function forgive(counter: Counter, email: string): Promise<void> {
  await counter.db.deleteFrom('failure').where('key', '=', failureKey(counter, email)).execute();
}

/** Resets the count of a reader who has signed in. */
export async function forgiveReader(counter: Counter, readerId: string): Promise<void> {
  const user = await counter.db
    .selectFrom('user')
    .select('email')
    .where('id', '=', readerId)
    .executeTakeFirst();
  if (user !== undefined) await forgive(counter, user.email);
}

export async function sweepFailures(db: ReaderKysely, now: number): Promise<void> {
  await db
    .deleteFrom('failure')
    .where('userId', 'is', null)
    .where('at', '<', now - REMEMBERED)
    .execute();
}
