/** Limits for the whole paper, whoever asks: the last defence against an attack from many networks. */
import { type Counter, count, countSoFar } from './allowance.ts';
import type { ReaderDesk } from './desk.ts';

const HOUR = 60 * 60_000;

type Desk = Counter & Pick<ReaderDesk, 'limits' | 'log'>;

/**
 * Counts one message that is sent; false if the limit of this hour is reached. That is logged once an hour, by whichever process
 * reaches it.
 */
export async function allowLetter(desk: Desk): Promise<boolean> {
  const { lettersAnHour } = desk.limits;
  const sent = await count(desk, 'letters', HOUR);
  if (sent === lettersAnHour + 1)
    desk.log(
      'error',
      `${lettersAnHour} messages were sent to readers within an hour: no more codes are sent until it is over. If these were real readers, raise MAIL_PER_HOUR.`,
    );
  return sent <= lettersAnHour;
}

export type Guessed = 'code' | 'password';

/** Wrong guesses in an hour: far more than readers mistype, and far fewer than it takes to find one of a million codes. */
const WRONG: Readonly<Record<Guessed, number>> = { code: 500, password: 2_000 };

const wrong = (what: Guessed): string => `wrong-${what}`;

/** True if there were so many wrong guesses within an hour that none is accepted for the rest of it. */
export const isFlooded = async (desk: Desk, what: Guessed): Promise<boolean> =>
  (await countSoFar(desk, wrong(what))) >= WRONG[what];

/** Counts a wrong guess. That the limit is reached is logged once an hour. */
export async function countWrong(desk: Desk, what: Guessed): Promise<void> {
  if ((await count(desk, wrong(what), HOUR)) === WRONG[what])
    desk.log(
      'error',
      `${WRONG[what]} wrong ${what}s within an hour: somebody is guessing. Until it is over readers can sign in with the links in their messages and with passkeys.`,
    );
}
