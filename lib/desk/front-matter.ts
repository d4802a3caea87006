/**
 * Where front matter ends and the body begins, exactly as Contentlayer (gray-matter) cuts them, but without
 * gray-matter's other languages: its `---js` runs what the file holds.
 */
import type { Fault } from './fault.ts';

export interface Cut {
  /** YAML, from the first line of the file, so that its lines are the file's. */
  yaml: string;
  body: string;
  /** Lines of the file before the body. */
  linesBefore: number;
  /** Language named after the opening `---`, where it is not YAML. */
  language?: string | undefined;
}

const FENCE = '---';

/** What is wrong with the lines around the front matter, where a file of Markdown has none that can be read. */
export function checkFences(text: string): Fault | undefined {
  const [blank = ''] = /^\s*/.exec(text.slice(0, 2_000)) ?? [];
  if (blank !== '' && text.startsWith(FENCE, blank.length))
    return {
      line: blank.split('\n').length,
      message: 'The front matter does not begin in the first line of the file.',
      remedy: 'Remove what stands before "---", blanks and blank lines too.',
    };
  if (!isUnclosed(text)) return undefined;
  const dots = text.split(/\r?\n/).indexOf('...');
  if (dots === -1) return undefined;
  return { line: dots + 1, message: 'The front matter ends with "...".', remedy: 'Write "---" instead.' };
}

/** True for a file that is front matter to its end. That is allowed; if it is no YAML, the line that closes it was forgotten. */
export const isUnclosed = (text: string): boolean =>
  /^---[ \t]*\r?\n/.test(text.slice(0, 80)) && !text.includes(`\n${FENCE}`);

export const UNCLOSED: Fault = {
  line: 1,
  message: 'The front matter is not closed.',
  remedy: 'Add a line "---" after its last field.',
};

/** Cuts a file's text (without byte order mark) in two. A file without front matter is all body. */
export function cutFrontMatter(text: string): Cut {
  if (!text.startsWith(FENCE) || text[FENCE.length] === '-') return { yaml: '', body: text, linesBefore: 0 };
  const rest = text.slice(FENCE.length);
  const named = /^[^\r\n]*/.exec(rest)?.[0] ?? '';
  const language = named.trim().toLowerCase();
  const isYaml = language === '' || language === 'yaml' || language === 'yml';
  const start = language === '' ? 0 : named.length;
  const end = rest.indexOf(`\n${FENCE}`, start);
  if (end < 0)
    return { yaml: rest.slice(start), body: '', linesBefore: 0, language: isYaml ? undefined : language };
  const body = rest.slice(end + 1 + FENCE.length).replace(/^\r?\n?/, '');
  const before = text.slice(0, text.length - body.length);
  return {
    // Contentlayer leaves the last line its CR, and reads "Wire\r" or nothing at all; here CRLF reads like LF.
    yaml: rest.slice(start, end).replace(/\r$/, ''),
    body,
    linesBefore: before.split('\n').length - 1,
    language: isYaml ? undefined : language,
  };
}
