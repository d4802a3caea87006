/**
 * Runs a few jobs at a time, in fair turns: the kinds of work take turns, and within a kind the askers do. An asker with many jobs
 * waits for its own earlier ones and delays nobody else.
 */
import { ClientGone, TooBusy } from './refusal.ts';

/** Whom and what a job is for. */
export interface Turn {
  /** Kind of work: `page`, `search`, `reader` … */
  kind: string;
  /** In whose turn it runs (`Asker.turn`). */
  asker: string;
  /** True if the limit per asker does not apply. */
  isUnbounded?: boolean | undefined;
  /** Aborted when nobody is waiting for the result any more. The job is then not started. */
  signal?: AbortSignal | undefined;
}

export interface FairQueueOptions {
  /** How many jobs may run at the same time; called each time, because it may change. */
  atOnce: () => number;
  /** How many jobs may wait in total. */
  waiting: number;
  /** How many jobs of one kind may wait for one asker. */
  each: number;
}

interface Job {
  turn: Turn;
  begin: () => void;
  refuse: (error: Error) => void;
}

export class FairQueue {
  readonly #options: FairQueueOptions;
  /** Waiting jobs by kind and asker. Both maps are in the order of the turns. */
  readonly #kinds = new Map<string, Map<string, Job[]>>();
  #waiting = 0;
  #underWay = 0;

  constructor(options: FairQueueOptions) {
    this.#options = options;
  }

  /** How many jobs wait for their turn. */
  get waiting(): number {
    return this.#waiting;
  }

  get underWay(): number {
    return this.#underWay;
  }

  /**
   * Runs a job when its turn comes.
   *
   * @throws TooBusy if too many jobs wait, either now or later, when an asker with fewer jobs takes the place; ClientGone if
   *   nobody was waiting for the result any more before the job started
   */
  async run<Result>(turn: Turn, work: () => Promise<Result>): Promise<Result> {
    if (turn.signal?.aborted) throw new ClientGone();
    if (this.#underWay < this.#options.atOnce() && this.#waiting === 0) this.#underWay += 1;
    else await this.#wait(turn);
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      this.advance();
    }
  }

  /** Begins as many jobs as may run. To be called when `atOnce` has grown. */
  advance(): void {
    while (this.#waiting > 0 && this.#underWay < this.#options.atOnce()) {
      this.#underWay += 1;
      this.#next()?.begin();
    }
  }

  #wait(turn: Turn): Promise<void> {
    const { waiting, each } = this.#options;
    const mine = this.#kinds.get(turn.kind)?.get(turn.asker)?.length ?? 0;
    if (mine >= each && !turn.isUnbounded) throw new TooBusy('asker');
    if (this.#waiting >= waiting) this.#makeRoom(mine);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        if (this.#remove(job)) reject(new ClientGone());
      };
      const job: Job = {
        turn,
        begin: () => {
          turn.signal?.removeEventListener('abort', leave);
          resolve();
        },
        refuse: (error) => {
          turn.signal?.removeEventListener('abort', leave);
          reject(error);
        },
      };
      turn.signal?.addEventListener('abort', leave, { once: true });
      const kind = this.#kinds.get(turn.kind) ?? new Map<string, Job[]>();
      this.#kinds.set(turn.kind, kind);
      const jobs = kind.get(turn.asker);
      if (jobs === undefined) kind.set(turn.asker, [job]);
      else jobs.push(job);
      this.#waiting += 1;
      this.advance();
    });
  }

  /** Refuses the newest job of the asker with the most, if that is more than the newcomer would have; otherwise the newcomer's. */
  #makeRoom(mine: number): void {
    let most: Job[] = [];
    for (const askers of this.#kinds.values())
      for (const jobs of askers.values()) if (jobs.length > most.length) most = jobs;
    const last = most.at(-1);
    if (last === undefined || most.length <= mine + 1) throw new TooBusy('all');
    this.#remove(last);
    last.refuse(new TooBusy('all'));
  }

  #remove(job: Job): boolean {
    const { kind, asker } = job.turn;
    const askers = this.#kinds.get(kind);
    const jobs = askers?.get(asker);
    const at = jobs?.indexOf(job) ?? -1;
    if (askers === undefined || jobs === undefined || at === -1) return false;
    jobs.splice(at, 1);
    if (jobs.length === 0) askers.delete(asker);
    if (askers.size === 0) this.#kinds.delete(kind);
    this.#waiting -= 1;
    return true;
  }

  /** Removes and returns the next job. Its kind and its asker go to the end of their rows. */
  #next(): Job | undefined {
    const [first] = this.#kinds;
    if (first === undefined) return undefined;
    const [kind, askers] = first;
    const [row] = askers;
    const job = row?.[1][0];
    if (row === undefined || job === undefined) return undefined;
    const [asker, jobs] = row;
    this.#remove(job);
    if (jobs.length > 0) {
      askers.delete(asker);
      askers.set(asker, jobs);
    }
    if (askers.size > 0) {
      this.#kinds.delete(kind);
      this.#kinds.set(kind, askers);
    }
    return job;
  }
}
