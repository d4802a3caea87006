/** Reads of stories by the hour, for the last day and a bit: numbers and addresses of stories, nothing of readers. */

const HOUR = 60 * 60 * 1000;
/** Hours that count: the present one and those of the day before. */
export const HOURS = 24;
/** Stories that are kept of an hour that is over, and at the most of the present one. */
const OF_PAST_HOUR = 500;
const OF_PRESENT_HOUR = 20_000;

export const hourOf = (now: number): number => Math.floor(now / HOUR);

/** Reads by story, by hour. */
export type Hours = Map<number, Map<string, number>>;

const mostRead = (stories: Map<string, number>): Map<string, number> =>
  new Map([...stories].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, OF_PAST_HOUR));

export class Tally {
  readonly #hours: Hours;
  #hour = 0;
  #present = new Map<string, number>();
  /** True where something was counted since it was last kept. */
  isDirty = false;

  constructor(hours: Hours = new Map()) {
    this.#hours = hours;
  }

  /** Counts a read of a story at `now` (ms). */
  add(story: string, now: number): void {
    const hour = hourOf(now);
    if (hour !== this.#hour) this.#turn(hour);
    this.#present.set(story, (this.#present.get(story) ?? 0) + 1);
    this.isDirty = true;
    if (this.#present.size > OF_PRESENT_HOUR) this.#turn(hour, mostRead(this.#present));
  }

  #turn(hour: number, present = this.#hours.get(hour) ?? new Map<string, number>()): void {
    for (const [each, stories] of this.#hours) {
      if (each <= hour - HOURS) this.#hours.delete(each);
      else if (each !== hour && stories.size > OF_PAST_HOUR) this.#hours.set(each, mostRead(stories));
    }
    this.#hour = hour;
    this.#present = present;
    this.#hours.set(hour, present);
  }

  /** What was counted; not to be changed. */
  get hours(): ReadonlyMap<number, ReadonlyMap<string, number>> {
    return this.#hours;
  }

  /** As it is kept: every hour's most read stories. */
  toText(): string {
    const hours = [...this.#hours].map(([hour, stories]) => [hour, [...mostRead(stories)]]);
    return `${JSON.stringify({ version: 1, hours })}\n`;
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;

/** The hours that a text kept, or undefined where it is no such text: damaged, or of another version. */
export function readHours(text: string): Hours | undefined {
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (Object(kept).version !== 1 || !Array.isArray(Object(kept).hours)) return undefined;
  const hours: Hours = new Map();
  for (const entry of Object(kept).hours as unknown[]) {
    if (!Array.isArray(entry) || !isCount(entry[0]) || !Array.isArray(entry[1])) return undefined;
    const stories = new Map<string, number>();
    for (const pair of entry[1] as unknown[]) {
      if (!Array.isArray(pair) || typeof pair[0] !== 'string' || !isCount(pair[1])) return undefined;
      stories.set(pair[0], pair[1]);
    }
    hours.set(entry[0], stories);
  }
  return hours;
}
