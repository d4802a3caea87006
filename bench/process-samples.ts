/** Samples memory and processor time of a process and its descendants, until stopped. */
import { readFileSync } from 'node:fs';
import { familyOf, processorTime } from './measure.ts';
import { programMemory } from './program-memory.ts';

/** Time between samples, in milliseconds. */
const EVERY = 500;

export interface Sampled {
  /** The program's module, such as `web/main`. */
  name: string;
  /** MiB, proportional: the highest value, and the last. */
  peak: number;
  last: number;
  /** Processor time in seconds. */
  processor: number;
}

export interface Samples {
  /** Every process seen since the last call, by its id. */
  processes: Map<number, Sampled>;
  /** MiB, proportional, of all together: the highest value. */
  peak: number;
  last: number;
}

const nameOf = (pid: number): string => {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const module = words.find((word) => /\.m?[jt]s$/.test(word)) ?? words[0] ?? '';
    return module.replace(/^.*\/lib\/|^lib\//, '').replace(/\.m?[jt]s$/, '');
  } catch {
    return '?';
  }
};

export class ProcessSamples {
  readonly #root: number;
  readonly #timer: NodeJS.Timeout;
  #samples: Samples = { processes: new Map(), peak: 0, last: 0 };
  /** Processor time in seconds at the last `take`. */
  #before = new Map<number, number>();

  /** @param root the process that was started */
  constructor(root: number) {
    this.#root = root;
    this.#timer = setInterval(() => this.#sample(), EVERY);
    this.#sample();
  }

  /** What was seen since the last call. */
  take(): Samples {
    this.#sample();
    const taken = this.#samples;
    this.#samples = { processes: new Map(), peak: 0, last: 0 };
    for (const [pid, { processor }] of taken.processes)
      this.#before.set(pid, (this.#before.get(pid) ?? 0) + processor);
    this.#sample();
    return taken;
  }

  stop(): Samples {
    const taken = this.take();
    clearInterval(this.#timer);
    return taken;
  }

  #sample(): void {
    const { together, each } = programMemory(familyOf(this.#root));
    for (const [pid, last] of each) {
      const known = this.#samples.processes.get(pid);
      const processor = this.#processorOf(pid) ?? known?.processor ?? 0;
      const peak = Math.max(known?.peak ?? 0, last);
      this.#samples.processes.set(pid, { name: nameOf(pid), peak, last, processor });
    }
    this.#samples.last = together;
    this.#samples.peak = Math.max(this.#samples.peak, together);
  }

  #processorOf(pid: number): number | undefined {
    try {
      return processorTime(pid) - (this.#before.get(pid) ?? 0);
    } catch {
      return undefined;
    }
  }
}
