import { beforeEach, expect, it } from 'vitest';
import { duration, Progress } from './progress.ts';

let time: number;
let drawn: string[];
let logged: [object, string][];
const progress = (isTTY: boolean, columns = 120): Progress =>
  new Progress({
    total: 100_000,
    terminal: { isTTY, columns, write: (text) => drawn.push(text) },
    log: { info: (fields, text) => logged.push([fields, text]) },
    clock: () => time,
  });
beforeEach(() => {
  time = 1_000;
  drawn = [];
  logged = [];
});

it('draws a bar in a terminal, with the rate and the time that is left, and takes it away', () => {
  const bar = progress(true);
  for (let n = 1; n <= 100; n += 1) {
    time += 100;
    bar.tell({ done: n * 250, read: n * 250 });
  }
  expect(drawn).toHaveLength(50);
  expect(drawn.at(-1)).toBe(
    `\rReading [${'#'.repeat(10)}${'.'.repeat(30)}] 24,750 of 100,000 files, 2,500 a second, 30 s left\u001b[K`,
  );
  bar.end();
  expect(drawn.at(-1)).toBe('\r\u001b[K');
  expect(logged).toEqual([]);
});

it('stays within a narrow terminal', () => {
  progress(true, 40).tell({ done: 10, read: 10 });
  expect(drawn[0]?.replace('\u001b[K', '').length).toBeLessThanOrEqual(40);
});

it('says a line every five seconds in a log, and nothing of what is over sooner', () => {
  const lines = progress(false);
  for (let n = 1; n <= 12; n += 1) {
    time += 1_000;
    lines.tell({ done: n * 2_000, read: n * 2_000 });
  }
  lines.end();
  expect(drawn).toEqual([]);
  expect(logged.map(([, text]) => text)).toEqual([
    'Reading: 10,000 of 100,000 files, 2,000 a second, 45 s left.',
    'Reading: 20,000 of 100,000 files, 2,000 a second, 40 s left.',
  ]);
  expect(logged[0]?.[0]).toEqual({ done: 10_000, total: 100_000, rate: 2_000, left: 45 });
});

it('does not reckon with what was read before a restart', () => {
  const bar = progress(true);
  time += 1_000;
  bar.tell({ done: 92_000, read: 2_000 });
  expect(drawn[0]).toContain('92,000 of 100,000 files, 2,000 a second, 4 s left');
});

it.each([
  [0.4, '0 s'],
  [65, '1 min 5 s'],
  [3_725, '1 h 2 min'],
])('%d seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text));
