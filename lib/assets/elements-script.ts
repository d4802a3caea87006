/** Where the one script of public pages is; its name carries its content's hash. */

const KEY = Symbol.for('broadsheet.assets.elements');
const shared = globalThis as { [KEY]?: string | undefined };

/** Said by the web process at start, which lists the built files. */
export function shareElementsScript(src: string | undefined): void {
  shared[KEY] = src;
}

/** URL of the script, or undefined where none was built. */
export const elementsScriptSrc = (): string | undefined => shared[KEY];
