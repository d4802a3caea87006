/** Structured data as text that can stand inside a script element, whatever words it holds. */
import type { PageGraph } from './nodes.ts';

/** What could end the element, open a comment in it, or end a line for readers that take it for JavaScript. */
const DANGEROUS = /[<>&\u2028\u2029]/g;

/** JSON in which every character that HTML gives a meaning is written as an escape, which JSON reads back as the same. */
export const serialiseGraph = (graph: PageGraph): string =>
  JSON.stringify(graph).replace(
    DANGEROUS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
