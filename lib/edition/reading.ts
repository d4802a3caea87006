/** The edition that pages read: opened by the web process and shared with Next's bundle of this module. */
import type { EditionDatabase } from './database.ts';

const KEY = Symbol.for('broadsheet.edition.reading');
const shared = globalThis as { [KEY]?: EditionDatabase | undefined };

/** Makes an open edition the one that pages read; undefined takes it back. */
export function shareReadingEdition(edition: EditionDatabase | undefined): void {
  shared[KEY] = edition;
}

/**
 * The edition for a page, or undefined while there is none: during a build, which reads no content, or before the
 * first edition is complete.
 */
export const readingEdition = (): EditionDatabase | undefined => shared[KEY];
