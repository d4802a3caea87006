/** Results of pure functions that pages ask for again and again. */

/** Results kept of each function: those of the newest stories, which stand on most pages, and some hundred others. */
const MOST = 4_000;

/**
 * The function, which remembers what it answered last. What it answers must follow from its arguments alone; no argument
 * may hold a line break.
 */
export function remembered<Args extends readonly string[]>(
  answer: (...args: Args) => string,
): (...args: Args) => string {
  const known = new Map<string, string>();
  return (...args) => {
    const key = args.join('\n');
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = answer(...args);
    // All at once: to keep the order of use would cost more than to answer again.
    if (known.size >= MOST) known.clear();
    known.set(key, made);
    return made;
  };
}
