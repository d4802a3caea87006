/** What passkeys' buttons have in common: calls of better-auth, and what is said where they fail. */

/** @throws where the answer is a refusal */
async function answerOf(response: Response): Promise<unknown> {
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer;
  const { code } = (answer ?? {}) as { code?: unknown }; // better-auth names what went wrong
  throw new Error(typeof code === 'string' ? code : `status ${response.status}`);
}

export const ask = async (url: string): Promise<unknown> => answerOf(await fetch(url));

export const tell = async (url: string, body: unknown): Promise<unknown> =>
  answerOf(
    await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

/** Undefined where the reader only changed their mind. */
export function whyNot(error: unknown): string | undefined {
  const { name, message } = error instanceof Error ? error : new Error();
  if (name === 'NotAllowedError' || name === 'AbortError') return undefined;
  if (message === 'SESSION_NOT_FRESH')
    return 'You signed in a while ago: sign out, sign in again, and add it then.';
  if (name === 'InvalidStateError') return 'This device has a passkey for your account already.';
  if (message === 'PASSKEY_NOT_FOUND') return 'This passkey is not known here. Ask for a code instead.';
  return 'That did not work. Try again in a moment, or ask for a code instead.';
}
