/** The other end of `short-lived.ts`: answers orders in such a process. */
import { writeFileSync } from 'node:fs';
import { standBack } from './priority.ts';
import type { Answered, Ordered } from './short-lived.ts';

/** At most 1000; a process that readers wait for has 0. */
const GOES_FIRST = '800';

/** The process that gives orders is gone, so nobody would get what is half done. */
const end = (): void => void process.kill(process.pid, 'SIGKILL');

/** An error's message and code: the other end uses nothing else of it. */
function toSay(error: unknown): { error: string; code?: string } {
  if (!(error instanceof Error)) return { error: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { error: error.message, ...code };
}

/** Answers orders one after another, at a lower priority than processes that readers wait for. */
export function answerOrders<Order, Answer>(work: (order: Order) => Promise<Answer>): void {
  process.once('disconnect', end);
  if (!process.connected) end();
  // Ctrl-C reaches every process of a terminal, and SIGTERM every process of a systemd unit. The process that gives orders ends this one.
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) process.on(signal, () => {});
  standBack('develops');
  try {
    // If memory runs out, Linux ends this process first: proc_pid_oom_score_adj(5).
    writeFileSync('/proc/self/oom_score_adj', GOES_FIRST);
  } catch {
    // Other systems have no such file.
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
