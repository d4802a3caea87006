/**
 * What this browser keeps of a reader, in `localStorage`: every key begins with `broadsheet.`. Reading and writing never
 * throw: storage may be forbidden (a private window), full, or filled with anything. Runs in the browser.
 */
export const PREFIX = 'broadsheet.';

/** Why something could not be kept. */
export type NotKept = 'blocked' | 'full';

/** What came of keeping something: undefined where it is kept. */
export type Outcome = NotKept | undefined;

export function readKey(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function writeKey(key: string, value: string): Outcome {
  try {
    localStorage.setItem(PREFIX + key, value);
    return undefined;
  } catch (error) {
    return error instanceof DOMException && /quota/i.test(error.name) ? 'full' : 'blocked';
  }
}

export function dropKey(key: string): Outcome {
  try {
    localStorage.removeItem(PREFIX + key);
    return undefined;
  } catch {
    return 'blocked';
  }
}

/** False where this browser lets the site store nothing. */
export function isStorageOpen(): boolean {
  try {
    return localStorage !== null;
  } catch {
    return false;
  }
}

/** Keys that begin so, without what all begin with. */
export function keysFrom(start: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX + start))
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

/** The object that a key holds as JSON; undefined where it holds none. */
export function readJson(key: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(readKey(key) ?? '');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined; // fields of whatever kind
  } catch {
    return undefined;
  }
}
