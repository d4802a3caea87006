/** Addresses that were kept as they were typed get the one spelling that is looked for now (`email.ts`). */
import { sql } from 'kysely';
import { readEmail } from '../email.ts';
import type { Migration } from '../migrate.ts';

/**
 * Only those with letters beyond ASCII can have another one. If the spelling belongs to another account, the address stays as it
 * is: its reader signs in by typing it as ever (`spelling.ts`).
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
