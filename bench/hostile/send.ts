/** Sends hostile requests by a steady timer, whatever becomes of those before: an open loop, bounded in time and number. */
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { askerOf, KINDS, type Kind, type Paper } from './kinds.ts';

export interface Attack {
  port: number;
  kinds: readonly Kind[];
  /** Requests of each kind a second. */
  rate: number;
  seconds: number;
  /** From so many addresses, as a proxy on this machine tells them. */
  addresses: number;
  /** How long an answer is waited for, in milliseconds: 5,000 if it is left out. */
  patience?: number;
}

export interface Tally {
  sent: number;
  /** Requests not sent, since too many connections were open. */
  withheld: number;
  /** By status; `none` broke off, or had no answer in time. */
  answers: Record<string, number>;
}

const PATIENCE = 5_000;
/** Connections open at the same time. */
const MOST_OPEN = 2_000;
/** How often it is looked what is due, in milliseconds. */
const TICK = 5;

/** The status of the answer to some bytes on a connection of their own, once it is whole; `none` if none comes. @param patience in ms */
export function exchange(port: number, bytes: Buffer, patience: number): Promise<string> {
  return new Promise((resolve) => {
    let status = 'none';
    const socket = connect(port, '127.0.0.1');
    const end = (): void => {
      socket.destroy();
      resolve(status);
    };
    socket.setTimeout(patience, end);
    // Who sends rubbish is not told that the connection ends: one piece of the answer is enough.
    socket.on('data', (piece: Buffer) => {
      if (status === 'none')
        status = /^HTTP\/1\.1 (\d{3})/.exec(piece.toString('latin1', 0, 16))?.[1] ?? 'none';
      if (status === '400') end();
    });
    socket.on('end', end).on('close', end).on('error', end);
    socket.write(bytes);
  });
}

/** Attacks for so many seconds, then waits for what is still to be answered. */
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
      // Kinds beside each other do not all send in the same moment.
      const due = Math.min(total, Math.floor(elapsed * rate - at / kinds.length) + 1);
      for (; (next[at] ?? total) < due; next[at] = (next[at] ?? 0) + 1) send(kind, next[at] ?? 0);
    }
    await pause(TICK);
  }
  await Promise.all(open);
  return tallies;
}
