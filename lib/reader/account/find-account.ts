/** What an account page shows of its reader. */
import type { AccountView } from '#lib/account/account-view.ts';
import type { ReaderKysely } from '../database.ts';
import type { Reader, ReaderDesk } from '../desk.ts';
import { showEmail } from '../email.ts';
import { instantMs } from '../instant.ts';
import { PROVIDERS } from '../social.ts';

const iso = (value: string | Date): string => new Date(instantMs(value)).toISOString();

export const keepsReads = async (db: ReaderKysely, readerId: string): Promise<boolean> =>
  (await db.selectFrom('readerChoice').select('keepsReads').where('userId', '=', readerId).executeTakeFirst())
    ?.keepsReads === 1;

/** The reader's sessions that still hold, the latest first. */
async function sessionsOf({ db, now }: ReaderDesk, reader: Reader): Promise<AccountView['sessions']> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'userAgent', 'createdAt', 'expiresAt'])
    .where('userId', '=', reader.id)
    .orderBy('createdAt', 'desc')
    .execute();
  return rows
    .filter(({ expiresAt }) => instantMs(expiresAt) > now())
    .map(({ id, userAgent, createdAt }) => ({
      id,
      ...(userAgent ? { device: userAgent } : {}),
      since: iso(createdAt),
      isThis: id === reader.session,
    }));
}

export async function findAccount(desk: ReaderDesk, reader: Reader): Promise<AccountView> {
  const { db } = desk;
  const ways = await db.selectFrom('account').select('providerId').where('userId', '=', reader.id).execute();
  const passkeys = await db
    .selectFrom('passkey')
    .select(['id', 'name', 'createdAt'])
    .where('userId', '=', reader.id)
    .orderBy('createdAt')
    .execute();
  return {
    page: 'account',
    email: showEmail(reader.email),
    hasPassword: ways.some(({ providerId }) => providerId === 'credential'),
    linked: PROVIDERS.filter((provider) => ways.some(({ providerId }) => providerId === provider)),
    passkeys: passkeys.map(({ id, name, createdAt }) => ({
      id,
      name: name || 'Passkey',
      ...(createdAt === null ? {} : { since: iso(createdAt) }),
    })),
    sessions: await sessionsOf(desk, reader),
    keepsReads: await keepsReads(db, reader.id),
    errors: {},
  };
}
