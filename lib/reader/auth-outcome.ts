/** What came of a call of better-auth: cookies to pass on, or why not. */

export type Outcome = { ok: true; cookies: string[] } | { ok: false; code: string };

/** @param call made with `asResponse: true` */
export async function outcomeOf(call: Promise<Response>): Promise<Outcome> {
  const response = await call;
  if (response.ok) return { ok: true, cookies: response.headers.getSetCookie() };
  if (response.status >= 500) throw new Error(`better-auth answered with ${response.status}.`);
  const { code } = (await response.json().catch(() => ({}))) as { code?: unknown };
  return { ok: false, code: typeof code === 'string' ? code : '' };
}

/** Why a code was not taken, in a sentence. */
export function whyNoCode(code: string): string {
  if (code === 'OTP_EXPIRED') return 'This code is too old. Ask for a new one.';
  if (code === 'TOO_MANY_ATTEMPTS') return 'Wrong codes were typed too often. Ask for a new one.';
  return 'This is not the code that was sent last. Compare it with the newest message.';
}
