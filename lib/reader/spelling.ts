/** Accounts from before addresses had one spelling (migration 004) that kept theirs because another account has the one spelling. */
import type { ReaderDesk } from './desk.ts';

/**
 * The address under which an account is stored.
 *
 * @param typed as the reader typed it
 * @param email the one spelling of it
 */
export async function keptAddress(
  { db }: Pick<ReaderDesk, 'db'>,
  { typed, email }: { typed: string; email: string },
): Promise<string> {
  // The form in which addresses were stored then.
  const before = typed.trim().toLowerCase();
  if (before === email) return email;
  const user = await db.selectFrom('user').select('email').where('email', '=', before).executeTakeFirst();
  return user?.email ?? email;
}
