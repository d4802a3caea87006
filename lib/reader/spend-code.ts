/**
 * Checks and uses up a code as better-auth does (its `atomicVerifyOTP`). better-auth itself refuses some addresses here, such as
 * those with a domain in another script (`.भारत`).
 */
import { timingSafeEqual } from 'node:crypto';
import { CODE_ATTEMPTS, type CodeKind, hashCode } from './auth.ts';
import type { Outcome } from './auth-outcome.ts';
import type { ReaderDesk } from './desk.ts';

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * @param address the one that was passed to `createVerificationOTP`
 * @returns no cookies; or better-auth's error code if the code was not accepted
 */
export async function spendCode(
  { auth, secret }: Pick<ReaderDesk, 'auth' | 'secret'>,
  { kind, address, code }: { kind: CodeKind; address: string; code: string },
): Promise<Outcome> {
  const { internalAdapter } = await auth.$context;
  const identifier = `${kind}-otp-${address}`;
  const there = await internalAdapter.findVerificationValue(identifier);
  if (there && there.expiresAt < new Date()) return { ok: false, code: 'OTP_EXPIRED' };
  // Removing the row decides: of two requests at the same time, one finds none.
  const row = await internalAdapter.consumeVerificationValue(identifier);
  if (row === null) return { ok: false, code: 'INVALID_OTP' };
  const colon = row.value.lastIndexOf(':');
  const attempts = Number(row.value.slice(colon + 1));
  if (attempts >= CODE_ATTEMPTS) return { ok: false, code: 'TOO_MANY_ATTEMPTS' };
  const kept = row.value.slice(0, colon);
  if (isSame(hashCode(secret, code), kept)) return { ok: true, cookies: [] };
  await internalAdapter.createVerificationValue({
    identifier,
    value: `${kept}:${attempts + 1}`,
    expiresAt: row.expiresAt,
  });
  return { ok: false, code: 'INVALID_OTP' };
}
