/**
 * Where front matter ends and the body begins, exactly as Contentlayer (gray-matter) cuts them, but without
 * gray-matter's other languages: its `---js` runs what the file holds.
 */

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
