/** Sends hostile requests at a steady rate, whatever happens to earlier ones: an open loop, limited in time and number. */
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { askerOf, KINDS, type Kind, type Paper } from './kinds.ts';

export interface Attack {
  port: number;
  kinds: readonly Kind[];
  /** Requests of each kind a second. */
  rate: number;
  seconds: number;
  /** Number of client addresses, as reported by a proxy on this machine. */
  addresses: number;
  /** How long to wait for an answer, in milliseconds; 5,000 by default. */
  patience?: number;
}

export interface Tally {
  sent: number;
  /** Requests not sent because too many connections were open. */
  withheld: number;
  /** By status; `none` if the connection broke, or there was no answer in time. */
  answers: Record<string, number>;
}

const PATIENCE = 5_000;
/** Connections open at the same time. */
const MOST_OPEN = 2_000;
/** Time between checks for requests that are due, in milliseconds. */
const TICK = 5;

/** Sends bytes on a new connection. Resolves with the status once the answer is complete, or with `none`. @param patience in ms */
export function exchange(port: number, bytes: Buffer, patience: number): Promise<string> {
  return new Promise((resolve) => {
    let status = 'none';
    const socket = connect(port, '127.0.0.1');
    const end = (): void => {
      socket.destroy();
      resolve(status);
    };
    socket.setTimeout(patience, end);
    // The answer to a broken request may not say that the connection will be closed: its first piece is enough.
    socket.on('data', (piece: Buffer) => {
      if (status === 'none')
        status = /^HTTP\/1\.1 (\d{3})/.exec(piece.toString('latin1', 0, 16))?.[1] ?? 'none';
      if (status === '400') end();
    });
    socket.on('end', end).on('close', end).on('error', end);
    socket.write(bytes);
  });
}

/** Attacks for some seconds, then waits for the remaining answers. */
export async function attack(
  { port, kinds, rate, seconds, addresses, patience = PATIENCE }: Attack,
  paper: Paper,
): Promise<Map<Kind, Tally>> {
  const tallies = new Map(kinds.map((kind): [Kind, Tally] => [kind, { sent: 0, withheld: 0, answers: {} }]));
  const open = new Set<Promise<void>>();
  const begun = performance.now();
  const send = (kind: Kind, n: number): void => {
    const tally = tallies.get(kind);
    if (tally === undefined) return;
    if (open.size >= MOST_OPEN) {
      tally.withheld += 1;
      return;
    }
    tally.sent += 1;
    const answered = exchange(port, KINDS[kind](n, paper, askerOf(n, addresses)), patience).then((status) => {
      tally.answers[status] = (tally.answers[status] ?? 0) + 1;
      open.delete(answered);
    });
    open.add(answered);
  };
  const total = Math.ceil(rate * seconds);
  const next = kinds.map(() => 0);
  while (next.some((n) => n < total)) {
    const elapsed = (performance.now() - begun) / 1000;
    for (const [at, kind] of kinds.entries()) {
      // Kinds that run together do not all send at the same moment.
      const due = Math.min(total, Math.floor(elapsed * rate - at / kinds.length) + 1);
      for (; (next[at] ?? total) < due; next[at] = (next[at] ?? 0) + 1) send(kind, next[at] ?? 0);
    }
    await pause(TICK);
  }
  await Promise.all(open);
  return tallies;
}
