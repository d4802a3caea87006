/**
 * Which of the files just read can be published: a file that refers to another waits until that one is there, in
 * whatever order they are read. What still waits at the end of a pass is in error.
 */
import type { FileReport } from '#lib/edition/batch.ts';
import type { ContentIndex } from './content-index.ts';
import { toProblem } from './fault.ts';
import { lineInFile } from './line-in-file.ts';
import { needKey, unmetNeed } from './needs.ts';
import { MOST_PROBLEMS, type Reading } from './read-file.ts';

export interface Settled {
  reports: FileReport[];
  /** Files in error from before, not read in this pass, that may be sound now. */
  woken: string[];
}

export class Settling {
  readonly #index: ContentIndex;
  readonly #contentDir: string;
  readonly #pending = new Map<string, Set<Reading>>();
  #settled: Settled = { reports: [], woken: [] };

  constructor(index: ContentIndex, contentDir: string) {
    this.#index = index;
    this.#contentDir = contentDir;
  }

  /** Takes a reading in: it is settled at once, or when the last thing that it needs is. */
  offer(reading: Reading): void {
    const lacking = this.#lacking(reading);
    if (lacking.length === 0) this.#accept(reading);
    else
      for (const key of lacking) {
        const readings = this.#pending.get(key) ?? new Set();
        this.#pending.set(key, readings.add(reading));
      }
  }

  /** What was settled since the last call. */
  take(): Settled {
    const settled = this.#settled;
    this.#settled = { reports: [], woken: [] };
    return settled;
  }

  /** Ends the pass: what still waits is reported, each need with its own problem. */
  takeRest(): FileReport[] {
    const rest = new Set([...this.#pending.values()].flatMap((readings) => [...readings]));
    this.#pending.clear();
    return [...rest].map((reading) => {
      const { report } = reading;
      const lacking = this.#lacking(reading);
      this.#index.wait(report.file, lacking);
      const unmet = reading.needs
        .filter((need) => lacking.includes(needKey(need.kind, need.name)))
        .slice(0, MOST_PROBLEMS);
      const problems = unmet.map((need) =>
        toProblem(report.file, unmetNeed(need, this.#index.suggest(need.kind, need.name)), (field) =>
          lineInFile(this.#contentDir, report.file, field),
        ),
      );
      return { ...report, record: undefined, problems: [...report.problems, ...problems] };
    });
  }

  #lacking({ needs }: Reading): string[] {
    return needs
      .filter(({ kind, name }) => !this.#index.has(kind, name))
      .map(({ kind, name }) => needKey(kind, name));
  }

  #accept({ report }: Reading): void {
    const { file } = report;
    this.#index.unwait(file);
    const rival = report.record ? this.#index.rivalOf(file) : undefined;
    if (rival) {
      this.#index.wait(file, [rival.key]);
      const message = `It has the same URL as ${rival.owner}.`;
      const fault = { label: 'file name', message, remedy: 'Rename or remove one of the two files.' };
      const problems = [...report.problems, toProblem(file, fault, () => undefined)];
      this.#settled.reports.push({ ...report, record: undefined, problems });
      return;
    }
    this.#settled.reports.push(report);
    if (!report.record) return;
    for (const key of this.#index.enter(file)) {
      this.#settled.woken.push(...this.#index.waitingFor(key));
      const waiting = this.#pending.get(key);
      this.#pending.delete(key);
      for (const reading of waiting ?? []) if (this.#lacking(reading).length === 0) this.#accept(reading);
    }
  }
}
