/**
 * YAML of the simplest kind, line by line: what most front matter is written in. It is a third of the work of reading a
 * story otherwise. Whatever is not plainly of this kind is left to the whole language (`yaml.ts`).
 */
import type { Fields } from './yaml.ts';

const LINE = /^([A-Za-z][A-Za-z0-9_-]*): (.+)$/;
/** Begins with a letter; holds nothing that means something in YAML, and no odd characters. Ends with no blank. */
const TEXT = /^\p{L}[^:#\p{C}\p{Zl}\p{Zp}\u00a0\u0085\ufeff]*$/u;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/;
const WORDS = /^\[[A-Za-z][\w-]*(?:, [A-Za-z][\w-]*)*\]$/;
/** Words that are no text. */
const KEYWORD = /^(?:true|false|null)$/i;

function readValue(text: string): string | string[] | undefined {
  if (INSTANT.test(text)) return text;
  if (WORDS.test(text)) {
    const words = text.slice(1, -1).split(', ');
    return words.some((word) => KEYWORD.test(word)) ? undefined : words;
  }
  return TEXT.test(text) && !text.endsWith(' ') && !KEYWORD.test(text) ? text : undefined;
}

/** Fields of a YAML source, as the whole language reads them; undefined where it takes more than this to tell. */
export function readPlainFields(source: string): Fields | undefined {
  const fields: Fields = {};
  const lines = source.split('\n');
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  if (first < 0) return undefined;
  for (const line of lines.slice(first, last + 1)) {
    const [, name = '', text = ''] = LINE.exec(line) ?? [];
    const value = readValue(text);
    if (name === '' || value === undefined || Object.hasOwn(fields, name)) return undefined;
    fields[name] = value;
  }
  return fields;
}
