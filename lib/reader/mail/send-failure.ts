/** What became of a message that was not sent, by what nodemailer says of it. */

interface Failure {
  code?: unknown;
  responseCode?: unknown;
  command?: unknown;
}

/** What a failure may say in a log: servers quote addresses. */
export function reasonOf(error: unknown): string {
  const { code, responseCode } = error as Failure;
  const parts = [code, responseCode].filter(
    (part): part is string | number => typeof part === 'string' || typeof part === 'number',
  );
  return parts.join(' ') || 'no reason was given';
}

/**
 * `never`: nobody takes this message. `later`: this one is not taken now, as by greylisting. `away`: the server cannot be
 * reached, does not let us in or does not know who we are: that is of all messages.
 */
export function fateOf(error: unknown): 'never' | 'later' | 'away' {
  const { code, responseCode, command } = error as Failure;
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return 'away';
  if (command === 'MAIL FROM') return 'away';
  if (typeof responseCode !== 'number') return 'never';
  if (responseCode === 421) return 'away';
  return responseCode >= 500 ? 'never' : 'later';
}
