/** The rows of `bench/hostile.ts`, and what they are held against. */

export interface Row {
  /** Kind of requests, or `all` or `nobody`. */
  name: string;
  /** Addresses that they came from. */
  addresses: number;
  sent: number;
  /** Not sent: too many connections were open. */
  withheld: number;
  /** How many by status; `none` had no answer. */
  answers: Record<string, number>;
  /** A page that is held: milliseconds of the wall. */
  held: { asked: number; p50: number; p99: number; longest: number; wrong: number; unanswered: number };
  /** Processor time of the thread that answers between two turns of its loop, in milliseconds. */
  stretch: { p99: number; longest: number };
  /** Processor time for one hostile request, in milliseconds: the processes that answer, and all of the site's. */
  processor: { answering: number; all: number };
  /** Load of the machine, of the last minute. */
  load: number;
}

/** What a held page may take at the 99th percentile, in milliseconds: under one kind, under all together. */
export const P99 = { each: 50, all: 100 };
/** The longest stretch of the answering thread's processor time, in milliseconds. */
export const STRETCH = 15;

export const isMet = ({ name, held, stretch }: Row): boolean =>
  held.p99 <= (name === 'all' ? P99.all : P99.each) &&
  held.wrong + held.unanswered === 0 &&
  stretch.longest <= STRETCH;

export const TITLES = [
  `Wanted: p99 of a held page ≤ ${P99.each} ms, all together ≤ ${P99.all} ms; longest stretch of the answering thread ≤ ${STRETCH} ms.`,
  '',
  '| sent (addresses) | held page: p50, p99, longest | stretch: p99, longest | processor a request: answering, all | answered | load | |',
  '|---|---|---|---|---|---|---|',
];

const ms = (value: number): string => (Number.isFinite(value) ? value.toFixed(value < 10 ? 1 : 0) : 'silent');

export function rowText(row: Row): string {
  const { name, addresses, sent, withheld, answers, held, stretch, processor, load } = row;
  const counts = Object.entries(answers).map(([status, count]) => `${count} × ${status}`);
  if (withheld > 0) counts.push(`${withheld} not sent`);
  const lost = held.wrong + held.unanswered > 0 ? `; ${held.wrong} wrong, ${held.unanswered} unanswered` : '';
  return [
    '',
    sent > 0 ? `${name} (${addresses})` : name,
    `${ms(held.p50)}, ${ms(held.p99)}, ${ms(held.longest)} ms${lost}`,
    `${ms(stretch.p99)}, ${ms(stretch.longest)} ms`,
    sent > 0 ? `${ms(processor.answering)}, ${ms(processor.all)} ms` : '',
    counts.join(', '),
    load.toFixed(1),
    isMet(row) ? 'met' : '**missed**',
    '',
  ]
    .join(' | ')
    .trim();
}
