/** How the processes that serve are told to stop. */

/**
 * Ctrl-C reaches every process of a terminal, and each that started another passes it on: what comes within this time
 * of the first signal is the same wish, in milliseconds.
 */
const SAME_WISH = 1_000;

/**
 * Calls `stop` once: at the first signal, or when the process that started this one is gone. A signal that comes later
 * than a second after that is impatience, and ends the process at once.
 */
export function stopOnSignals(stop: (why: string) => Promise<void>): void {
  let since: number | undefined;
  const heard = (why: string): void => {
    if (since === undefined) {
      since = performance.now();
      stop(why).catch(() => process.exit(1));
    } else if (performance.now() - since > SAME_WISH) {
      process.exit(130);
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => heard(signal));
  process.once('disconnect', () => heard('disconnect'));
}
