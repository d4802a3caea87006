/** What may be done only so often in the whole paper, by whomever: the last line against a crowd of networks. */
import { type Counter, count, countSoFar } from './allowance.ts';
import type { ReaderDesk } from './desk.ts';

const HOUR = 60 * 60_000;

type Desk = Counter & Pick<ReaderDesk, 'limits' | 'log'>;

/**
 * Counts one message that goes out; false if the hour has had enough. Of reaching the limit the log is told once an hour, by
 * whichever process comes to it.
 */
export async function allowLetter(desk: Desk): Promise<boolean> {
  const { lettersAnHour } = desk.limits;
  const sent = await count(desk, 'letters', HOUR);
  if (sent === lettersAnHour + 1)
    desk.log(
      'error',
      `${lettersAnHour} messages to readers within an hour: no more codes are sent until it is over. If they are wanted, raise MAIL_PER_HOUR.`,
    );
  return sent <= lettersAnHour;
}

export type Guessed = 'code' | 'password';

/** Wrong ones in an hour: far above what readers mistype, and far below what finds one of a million codes. */
const WRONG: Readonly<Record<Guessed, number>> = { code: 500, password: 2_000 };

const wrong = (what: Guessed): string => `wrong-${what}`;

/** Whether so many wrong ones came within an hour that none is looked at for the rest of it. */
export const isFlooded = async (desk: Desk, what: Guessed): Promise<boolean> =>
  (await countSoFar(desk, wrong(what))) >= WRONG[what];

/** Counts a wrong one; of reaching the limit the log is told once an hour. */
export async function countWrong(desk: Desk, what: Guessed): Promise<void> {
  if ((await count(desk, wrong(what), HOUR)) === WRONG[what])
    desk.log(
      'error',
      `${WRONG[what]} wrong ${what}s within an hour: somebody guesses. Until it is over readers sign in by the links of their messages and by passkeys.`,
    );
}
