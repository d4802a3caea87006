/** Reads nodemailer's errors: what happens to the message, and what the log may say. */

interface Failure {
  code?: unknown;
  responseCode?: unknown;
  command?: unknown;
}

/** The part of an error that may be logged. Servers quote addresses in their messages. */
export function reasonOf(error: unknown): string {
  const { code, responseCode } = error as Failure;
  const parts = [code, responseCode].filter(
    (part): part is string | number => typeof part === 'string' || typeof part === 'number',
  );
  return parts.join(' ') || 'no reason was given';
}

/**
 * `never`: the message is refused for good. `later`: it is not accepted now, as with greylisting. `away`: the server cannot be
 * reached, or refuses our login or our sender, which concerns all messages.
 */
export function fateOf(error: unknown): 'never' | 'later' | 'away' {
  const { code, responseCode, command } = error as Failure;
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return 'away';
  if (command === 'MAIL FROM') return 'away';
  if (typeof responseCode !== 'number') return 'never';
  if (responseCode === 421) return 'away';
  return responseCode >= 500 ? 'never' : 'later';
}
