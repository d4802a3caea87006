/** The other end of `short-lived.ts`: the program of such a process hands over what it does. */
import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import type { Answered, Ordered } from './short-lived.ts';

/** Of at most 1000; a process that readers wait for has 0. */
const GOES_FIRST = '800';

/** However the process that gives orders went: what is half done would be for nobody. */
const end = (): void => void process.kill(process.pid, 'SIGKILL');

/** An error's message and code: no more of it is understood at the other end. */
function toSay(error: unknown): { error: string; code?: string } {
  if (!(error instanceof Error)) return { error: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { error: error.message, ...code };
}

/** Answers orders one after another, behind all that readers wait for. */
export function answerOrders<Order, Answer>(work: (order: Order) => Promise<Answer>): void {
  process.once('disconnect', end);
  if (!process.connected) end();
  // Ctrl-C reaches every process of a terminal: the one that gives orders ends this one.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where that is not allowed it works as fast as all others.
  }
  try {
    // Where memory runs out, Linux ends the process that it would cost least: proc_pid_oom_score_adj(5).
    writeFileSync('/proc/self/oom_score_adj', GOES_FIRST);
  } catch {
    // On other systems it has no such place.
  }
  const say = (said: Answered<Answer>): void => void process.send?.(said);
  // Only the process that started this one writes to its channel.
  process.on('message', ({ id, order }: Ordered<Order>) => {
    work(order).then(
      (answer) => say({ id, answer }),
      (error: unknown) => say({ id, ...toSay(error) }),
    );
  });
}
