/** The order of stories that pages show: set by the web process, and shared with Next's bundle of this module. */
const KEY = Symbol.for('broadsheet.readership.shown');
const shared = globalThis as { [KEY]?: readonly string[] };

/** Makes an order (percent-encoded paths, most read first) the one that pages show. */
export function showRanking(stories: readonly string[]): void {
  shared[KEY] = stories;
}

/** The order that pages show; none before there are counts. */
export const shownRanking = (): readonly string[] => shared[KEY] ?? [];
