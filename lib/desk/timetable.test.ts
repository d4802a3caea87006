/** A story appears and expires on time, whatever the machine's timers do. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Timetable } from './timetable.ts';

const START = Date.parse('2026-06-01T12:00:00Z');
let clock = START;
let due: number[] = [];
let announced: number[] = [];
let timetable: Timetable;
/** The error that announcing throws. */
let fault: Error | undefined;
const failures: unknown[] = [];

/** Lets time pass for timers and for the clock alike. */
const pass = (ms: number): void => {
  for (let left = ms; left > 0; left -= 10) {
    clock += 10;
    vi.advanceTimersByTime(10);
  }
};

beforeEach(() => {
  vi.useFakeTimers();
  clock = START;
  due = [];
  announced = [];
  fault = undefined;
  failures.length = 0;
  timetable = new Timetable({
    now: () => clock,
    nextDue: (now) => due.filter((at) => at > now).sort((a, b) => a - b)[0],
    announce: (now) => {
      if (fault) throw fault;
      announced.push(now - START);
    },
    onFailure: (error) => failures.push(error),
  });
});
afterEach(() => {
  timetable.stop();
  vi.useRealTimers();
});

it('announces at its start what became due while the desk was down', () => {
  timetable.start();
  expect(announced).toEqual([0]);
});

it('announces each hour within a moment of it', () => {
  due = [START + 1_230, START + 90_000];
  timetable.start();
  pass(100_000);
  expect(announced).toHaveLength(3);
  expect(announced[1]).toBeLessThanOrEqual(1_250);
  expect(announced[2]).toBeLessThanOrEqual(90_020);
});

it('hears of a story that is scheduled while it waits', () => {
  timetable.start();
  pass(5_000);
  due = [START + 6_000];
  timetable.refresh();
  pass(2_000);
  expect(announced[1]).toBeLessThanOrEqual(6_020);
});

it('is on time within half a second after the machine slept', () => {
  due = [START + 3_600_000];
  timetable.start();
  pass(1_000);
  // Asleep: the clock goes on, timers do not.
  clock = START + 3_700_000;
  vi.advanceTimersByTime(500);
  expect(announced).toHaveLength(2);
});

it('announces anew when the clock is set back', () => {
  timetable.start();
  pass(2_000);
  clock -= 86_400_000;
  vi.advanceTimersByTime(500);
  expect(announced).toHaveLength(2);
});

it('announces nothing more once stopped', () => {
  due = [START + 1_000];
  timetable.start();
  timetable.stop();
  pass(5_000);
  expect(announced).toEqual([0]);
});

it('reports a failure once, and announces everything that is due when it is started again', () => {
  due = [START + 1_000];
  timetable.start();
  fault = new Error('database or disk is full');
  pass(5_000);
  expect(failures).toEqual([fault]);
  expect(timetable.start()).toBe(false);
  fault = undefined;
  expect(timetable.start()).toBe(true);
  expect(announced).toEqual([0, 5_000]);
});
