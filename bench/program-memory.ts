/**
 * How much memory the processes of a program use together (Linux): private memory of each, and shared memory once.
 *
 * This is the kernel's proportional set size, but among these processes only. The kernel's own figure divides by all processes
 * of the machine, so another program that runs the same Node would make ours look smaller than it is.
 */
import { readFileSync } from 'node:fs';

interface Mapping {
  /** The mapped file and offset; empty for anonymous memory. */
  place: string;
  /** KiB: of the process alone, and of the file. */
  own: number;
  file: number;
}

/** `7f.. -7f.. r-xp <offset> <device> <inode>  <path>` */
const HEAD = /^[0-9a-f]+-[0-9a-f]+ \S+ ([0-9a-f]+) ([0-9a-f]+:[0-9a-f]+) (\d+)/;
const FIELD = /^(Rss|Anonymous): +(\d+) kB$/;

/** @param smaps text of `/proc/<pid>/smaps` */
function readMappings(smaps: string): Mapping[] {
  const mappings: Mapping[] = [];
  for (const line of smaps.split('\n')) {
    const [, offset, device, inode] = HEAD.exec(line) ?? [];
    if (offset !== undefined)
      mappings.push({ place: inode === '0' ? '' : `${device} ${inode} ${offset}`, own: 0, file: 0 });
    const [, field, amount] = FIELD.exec(line) ?? [];
    const last = mappings.at(-1);
    if (last === undefined) continue;
    if (field === 'Rss') last.file += Number(amount);
    // Pages of a private mapping that a process has written to are its own.
    if (field === 'Anonymous') {
      last.file -= Number(amount);
      last.own += Number(amount);
    }
  }
  return mappings;
}

const smapsOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/smaps`, 'utf8');
  } catch {
    return '';
  }
};

export interface ProgramMemory {
  /** MiB of all together. */
  together: number;
  /** MiB of each process: its own memory, and its part of what they share. */
  each: Map<number, number>;
}

/** @param smaps of each process by its id; read from the system if it is left out */
export function programMemory(
  pids: readonly number[],
  smaps: (pid: number) => string = smapsOf,
): ProgramMemory {
  const mappings = new Map(pids.map((pid) => [pid, readMappings(smaps(pid))]));
  /** For each place in a file: the most that one process has of it in memory, and the sum. */
  const places = new Map<string, { most: number; sum: number }>();
  for (const list of mappings.values())
    for (const { place, file } of list) {
      const known = places.get(place) ?? { most: 0, sum: 0 };
      places.set(place, { most: Math.max(known.most, file), sum: known.sum + file });
    }
  const each = new Map<number, number>();
  for (const [pid, list] of mappings) {
    let kilobytes = 0;
    for (const { place, own, file } of list) {
      const { most, sum } = (place !== '' && places.get(place)) || { most: 1, sum: 1 };
      kilobytes += own + (sum === 0 ? 0 : (file * most) / sum);
    }
    // A zombie process has none.
    if (kilobytes > 0) each.set(pid, kilobytes / 1024);
  }
  return { together: [...each.values()].reduce((sum, one) => sum + one, 0), each };
}
