/** Small tools of the measurements: memory of a process and its children, medians, waiting for a condition. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Middle value; of an even count the mean of the two. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** Value below which `p` per cent lie (nearest rank; p = 50 gives the median). */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  if (p === 50 && sorted.length % 2 === 0) {
    return ((sorted[sorted.length / 2 - 1] ?? 0) + (sorted[sorted.length / 2] ?? 0)) / 2;
  }
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}

const statusOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
};

/** A process and all that it started, and they. */
export function familyOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(/^PPid:\s+(\d+)/m.exec(statusOf(Number(name)))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const family = [pid];
  for (const member of family) family.push(...(children.get(member) ?? []));
  return family;
}

/** Resident memory of a process and all it started, in MiB (Linux). */
export function residentMemory(pid: number): number {
  const kilobytes = familyOf(pid)
    .map((member) => Number(/^VmRSS:\s+(\d+) kB/m.exec(statusOf(member))?.[1] ?? 0))
    .reduce((sum, one) => sum + one, 0);
  return kilobytes / 1024;
}

/** Seconds of processor that a process has taken so far, with all its threads (Linux, whose clock ticks a hundred times a second). */
export function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Samples the memory of a process family until stopped; `peak()` and `stop()` give the most so far, in MiB. */
export function watchMemory(pid: number): { peak: () => number; stop: () => number } {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMemory(pid));
  }, 100);
  return {
    peak: () => peak,
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

/** Asks until the answer is true; throws after `limit` ms, or what the condition throws. */
export async function until(condition: () => Promise<boolean>, limit: number, every = 20): Promise<void> {
  const deadline = performance.now() + limit;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Not within ${limit} ms.`);
    await pause(every);
  }
}
