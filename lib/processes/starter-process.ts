/** The other end of `starter.ts`: starts processes, and passes on what they and the process that ordered them say to each other. */
import { forkProgram } from './fork-program.ts';
import type { StarterOrder, StarterSaid } from './starter-messages.ts';

const children = new Map<number, ReturnType<typeof forkProgram>>();
const say = (said: StarterSaid): void => void (process.connected && process.send?.(said));

// Its children then lose their channel, and end too.
process.once('disconnect', () => process.exit(0));
// Ctrl-C reaches every process of a terminal, and SIGTERM every process of a systemd unit. The process that gives orders ends this one.
for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) process.on(signal, () => {});

function start({ child: number, program }: Extract<StarterOrder, { kind: 'start' }>): void {
  const child = forkProgram(program);
  children.set(number, child);
  child.once('spawn', () => say({ kind: 'started', child: number, pid: child.pid }));
  child.on('message', (message) => say({ kind: 'said', child: number, message }));
  child.once('exit', (code, signal) => {
    children.delete(number);
    say({ kind: 'ended', child: number, code, signal });
  });
  child.on('error', ({ message }) => {
    // If it runs, its end is reported.
    if (child.pid !== undefined) return;
    children.delete(number);
    say({ kind: 'unstarted', child: number, reason: message });
  });
}

// Only the process that started this one writes to its channel.
process.on('message', (order: StarterOrder) => {
  if (order.kind === 'ping') return say({ kind: 'alive' });
  const child = children.get(order.child);
  if (order.kind === 'start') start(order);
  else if (order.kind === 'kill') child?.kill(order.signal);
  // If it cannot be delivered, the process has ended, which is reported.
  else if (child?.connected) child.send(order.message, () => {});
});
