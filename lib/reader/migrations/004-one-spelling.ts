/** Gives addresses that were stored as they were typed the one spelling that is now used (`email.ts`). */
import { sql } from 'kysely';
import { readEmail } from '../email.ts';
import type { Migration } from '../migrate.ts';

/**
 * Only addresses beyond ASCII can have another spelling. If that belongs to another account, the address stays as it is, and its
 * reader signs in by typing it as before (`spelling.ts`).
 */
export const oneSpelling: Migration = () => [
  async (db) => {
    const users = await db
      .selectFrom('user')
      .select(['id', 'email'])
      .where(sql<boolean>`octet_length("email") <> length("email")`)
      .orderBy('createdAt')
      .execute();
    for (const { id, email } of users) {
      const read = readEmail(email);
      if ('error' in read || read.email === email) continue;
      const other = await db
        .selectFrom('user')
        .select('id')
        .where('email', '=', read.email)
        .executeTakeFirst();
      if (other === undefined)
        await db.updateTable('user').set({ email: read.email }).where('id', '=', id).execute();
    }
  },
];
