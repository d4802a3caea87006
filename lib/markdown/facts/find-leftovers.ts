/** Text that was probably meant as something else: HTML, which is shown as text, and footnotes without a note. */
import { type MarkdownProblem, warning } from '../problem.ts';
import type { Tokenised } from '../syntax/tokenise.ts';
import { visitBody } from './walk.ts';

const TAG = /<(?:\/?[a-z][a-z0-9-]*(?=[\s/>])|!--)/i;
/** A longer one was meant as something else (UTF-16 code units). */
const LONGEST_LABEL = 60;
const REFERENCE = /\[\^([^\]\s[]+)\]/;

export function findLeftovers(body: Tokenised): MarkdownProblem[] {
  const problems: MarkdownProblem[] = [];
  const referred = new Set<string>();
  visitBody(body, (token, line) => {
    if (token.type === 'footnote_ref') referred.add(String(token.meta?.label));
    if (token.type !== 'text') return;
    const tag = token.content.includes('<') ? TAG.exec(token.content)?.[0] : undefined;
    if (tag !== undefined) {
      problems.push(
        warning(line, `HTML is shown as text: ${tag}…`, 'Write Markdown or one of the directives instead.'),
      );
    }
    const label = token.content.includes('[^') ? REFERENCE.exec(token.content)?.[1] : undefined;
    if (label !== undefined && label.length <= LONGEST_LABEL) {
      problems.push(warning(line, `The footnote "${label}" has no text.`, `Add a line "[^${label}]: …".`));
    }
  });
  for (const { label, line } of body.footnotes.values()) {
    if (referred.has(label)) continue;
    problems.push(
      warning(
        line,
        `Nothing refers to the footnote "${label}".`,
        `Put [^${label}] into the text, or take it out.`,
      ),
    );
  }
  return problems;
}
