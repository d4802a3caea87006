/** Says at once what happens for the first time, and then at most once a minute: a log is read by people. */
const MINUTE = 60_000;

/**
 * @param now in ms
 * @returns whether something may be said now, and how often it was kept back since it was last said
 */
export function seldom(now: () => number, pause = MINUTE): () => { keptBack: number } | undefined {
  let said = Number.NEGATIVE_INFINITY;
  let keptBack = 0;
  return () => {
    const present = now();
    if (present - said < pause) {
      keptBack += 1;
      return undefined;
    }
    const before = keptBack;
    [said, keptBack] = [present, 0];
    return { keptBack: before };
  };
}
