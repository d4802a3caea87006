/** Accounts of the time before addresses had one spelling (migration 004), whose spelling another account has. */
import type { ReaderDesk } from './desk.ts';

/**
 * The address under which an account is kept.
 *
 * @param typed as the reader typed it
 * @param email the one spelling of it
 */
export async function keptAddress(
  { db }: Pick<ReaderDesk, 'db'>,
  { typed, email }: { typed: string; email: string },
): Promise<string> {
  // As addresses were kept then.
  const before = typed.trim().toLowerCase();
  if (before === email) return email;
  const user = await db.selectFrom('user').select('email').where('email', '=', before).executeTakeFirst();
  return user?.email ?? email;
}
