/** The rows of `bench/hostile.ts`, and their bars. */

export interface Row {
  /** Kind of requests, or `all` or `nobody`. */
  name: string;
  /** Number of addresses that they came from. */
  addresses: number;
  sent: number;
  /** Not sent: too many connections were open. */
  withheld: number;
  /** How many, by status; `none` if there was no answer. */
  answers: Record<string, number>;
  /** The page in memory: wall-clock milliseconds. */
  held: { asked: number; p50: number; p99: number; longest: number; wrong: number; unanswered: number };
  /** Processor time of the main thread between two turns of its event loop, in milliseconds. */
  stretch: { p99: number; longest: number };
  /** Processor time for one hostile request, in milliseconds: of the web processes, and of all processes of the site. */
  processor: { answering: number; all: number };
  /** Load of the machine in the last minute. */
  load: number;
}

/** The most that the page in memory may take at the 99th percentile, in milliseconds: with one kind, with all together. */
export const P99 = { each: 50, all: 100 };
/** The longest allowed stretch of processor time of the main thread, in milliseconds. */
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
