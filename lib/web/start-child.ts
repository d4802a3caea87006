/** How the web process starts others: by a starter, once that runs. Where memory is short there is none. */
import { flagsFor } from '#lib/memory/own-start.ts';
import { forkProgram, type StartChild } from '#lib/processes/fork-program.ts';
import { Starter } from '#lib/processes/starter.ts';
import type { Logger } from './log.ts';

let starter: Starter | undefined;

export const startChild: StartChild = (program) => (starter?.start ?? forkProgram)(program);

export function openStarter(log: Pick<Logger, 'warn'>): void {
  const onGone = (err: Error | undefined): void =>
    log.warn(
      { err },
      'The process that starts others stopped. What it had started is started again from here.',
    );
  starter ??= new Starter({ flags: flagsFor('pictures'), onGone });
}

/** Ends the starter, and with it what it started. */
export function closeStarter(): void {
  starter?.close();
}
