/** Lets a message through at once when it comes first, and then at most once a minute, because people read the log. */
const MINUTE = 60_000;

/**
 * @param now in ms
 * @returns a function that returns undefined if the message must be kept back, or how often it was kept back since the last time
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
