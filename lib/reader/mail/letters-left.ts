/** Whether messages of an earlier start wait to be sent. */
import { existsSync, readdirSync } from 'node:fs';

/** @param smtp the mail server; without one nothing waits: messages go to the outbox */
export const areLettersLeft = (smtp: string | undefined, spool: string): boolean =>
  smtp !== undefined && existsSync(spool) && readdirSync(spool).length > 0;
