/** The account itself: address, ways to sign in, sessions, choices. */
import { sql } from 'kysely';
import type { Holding } from '../holding.ts';
import { instantMs } from '../instant.ts';

/** Codes stand under the address that they were sent to (better-auth, `toOTPIdentifier`). */
const CODES = ['sign-in', 'email-verification', 'forget-password'];

const iso = (value: string | Date | null): string | undefined =>
  value === null ? undefined : new Date(instantMs(value)).toISOString();

export const accountHolding: Holding = {
  name: 'account',

  async exportOf(db, { id }) {
    const user = await db.selectFrom('user').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const ways = await db
      .selectFrom('account')
      .select(['providerId', 'accountId', 'createdAt'])
      .where('userId', '=', id)
      .execute();
    const passkeys = await db
      .selectFrom('passkey')
      .select(['name', 'createdAt', 'deviceType'])
      .where('userId', '=', id)
      .execute();
    const sessions = await db
      .selectFrom('session')
      .select(['userAgent', 'createdAt', 'expiresAt'])
      .where('userId', '=', id)
      .execute();
    const choice = await db
      .selectFrom('readerChoice')
      .selectAll()
      .where('userId', '=', id)
      .executeTakeFirst();
    return {
      email: user.email,
      emailVerified: Boolean(user.emailVerified),
      since: iso(user.createdAt),
      keepsReads: choice?.keepsReads === 1,
      waysToSignIn: ways.map(({ providerId, accountId, createdAt }) => ({
        kind: providerId === 'credential' ? 'password' : providerId,
        ...(providerId === 'credential' ? {} : { id: accountId }),
        since: iso(createdAt),
      })),
      passkeys: passkeys.map(({ name, createdAt, deviceType }) => ({
        name,
        deviceType,
        since: iso(createdAt),
      })),
      sessions: sessions.map(({ userAgent, createdAt, expiresAt }) => ({
        device: userAgent,
        since: iso(createdAt),
        until: iso(expiresAt),
      })),
    };
  },

  async erase(db, { id, email }) {
    const identifiers = CODES.map((kind) => `${kind}-otp-${email}`);
    const change = `change-email-otp-${email}-`;
    await db
      .deleteFrom('verification')
      .where((where) =>
        where.or([
          where('identifier', 'in', identifiers),
          where(sql<string>`substr(identifier, 1, ${sql.lit(change.length)})`, '=', change),
          // What a passkey's ceremony was begun with holds the reader's id, of letters and digits.
          where('value', 'like', `%${id}%`),
        ]),
      )
      .execute();
    for (const table of ['session', 'account', 'passkey', 'readerChoice'] as const)
      await db.deleteFrom(table).where('userId', '=', id).execute();
    await db.deleteFrom('user').where('id', '=', id).execute();
  },
};
