/** Where the scripts of public pages are; their names carry their content's hash. */

/** Scripts that `elements` fetches when a page first needs them; the page names them. */
export const LATER_SCRIPTS = ['changes', 'keeping', 'passage', 'reads', 'sync'] as const;
export type LaterScript = (typeof LATER_SCRIPTS)[number];

/**
 * `theme` runs before the first paint, `elements` when the page has been read, `search`, `library`, `offline` and `account` on their own
 * pages besides.
 */
export const SCRIPTS = [
  'account',
  'elements',
  'library',
  'offline',
  'search',
  'theme',
  ...LATER_SCRIPTS,
] as const;
export type ScriptName = (typeof SCRIPTS)[number];

const KEY = Symbol.for('broadsheet.assets.scripts');
const shared = globalThis as { [KEY]?: ReadonlyMap<string, string> };

/** Said by the web process at start. `files`: names of the built files, `theme-JY66XWFR.js`. */
export function shareScripts(files: readonly string[]): void {
  shared[KEY] = new Map(files.map((file) => [file.replace(/(?:-\w+)?\.js$/, ''), `/assets/${file}`]));
}

/** URL of a script, or undefined where it was not built. */
export const scriptSrc = (name: ScriptName): string | undefined => shared[KEY]?.get(name);
