/** From reads by the hour to an order of stories. */
import { HOURS, hourOf } from './tally.ts';

/** A read counts half as much after so many hours: what is read now comes before what was read in the morning. */
const HALF_LIFE = 8;
/** A story with fewer readers in a day is not called much read. */
export const FEWEST_READS = 10;
/** Stories that are ranked: enough for every list, also where some of them are taken down. */
const RANKED = 400;

type Counted = ReadonlyMap<number, ReadonlyMap<string, number>>;

/**
 * Stories (percent-encoded paths) that had readers enough within the last 24 hours before `now` (ms), most read first;
 * counts of several processes are added up.
 */
export function rankStories(counts: readonly Counted[], now: number): string[] {
  const present = hourOf(now);
  const stories = new Map<string, { reads: number; score: number }>();
  for (const hours of counts)
    for (const [hour, each] of hours) {
      const age = present - hour;
      // An hour to come was counted by a clock that has been set back since.
      if (age < 0 || age >= HOURS) continue;
      const weight = 2 ** (-age / HALF_LIFE);
      for (const [story, reads] of each) {
        const sum = stories.get(story) ?? { reads: 0, score: 0 };
        stories.set(story, { reads: sum.reads + reads, score: sum.score + reads * weight });
      }
    }
  return [...stories]
    .filter(([, { reads }]) => reads >= FEWEST_READS)
    .sort(([a, x], [b, y]) => y.score - x.score || (a < b ? -1 : 1))
    .slice(0, RANKED)
    .map(([story]) => story);
}
