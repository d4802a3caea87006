/** Text that was meant as something else: tags of HTML, pictures and links that were not read as such, footnotes without a note. */
import type { Token } from 'markdown-it';
import { error, type MarkdownProblem, warning } from '../problem.ts';
import { bareTextOf } from '../syntax/bare-text.ts';
import { isComment } from '../syntax/comment-rules.ts';
import type { Tokenised } from '../syntax/tokenise.ts';
import { findTag } from './html-tags.ts';
import { visitBody } from './walk.ts';

/** A longer one was meant as something else (UTF-16 code units). */
const LONGEST_LABEL = 60;
const REFERENCE = /\[\^([^\]\s[]+)\]/;
/** Signs of a picture or a link that were left as text. */
const LINK = /(!?)\[[^[\]\n]{0,200}\]\(/;
/** The sign of a heading or a list, and what follows it instead of a blank. */
const MARK = /^(#{1,6}|[-+*]|\d{1,9}[.)])([\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff])/m;
const HEADING = /^#{2,6}(?=[^\s#\uFFFF])/m;

const lineIn = (text: string, at: number, first: number): number =>
  first + text.slice(0, at).split('\n').length - 1;
const codePoint = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

function leftInText(text: string, first: number): MarkdownProblem[] {
  const problems: MarkdownProblem[] = [];
  const tag = findTag(text);
  if (tag !== undefined) problems.push({ ...tag.problem, line: lineIn(text, tag.at, first) });
  const link = LINK.exec(text);
  if (link) {
    const [thing, sign] = link[1] === '!' ? ['picture', '!'] : ['link', ''];
    problems.push(
      error(
        lineIn(text, link.index, first),
        `This ${thing} would be printed as it is written: its address is not closed, or holds blanks, quotes or brackets.`,
        `Put the address in angle brackets: ${sign}[…](</media/my file.jpg>). If the signs are meant, write \\[.`,
      ),
    );
  }
  const mark = MARK.exec(text);
  if (mark?.[1] !== undefined && mark[2] !== undefined)
    problems.push(
      warning(
        lineIn(text, mark.index, first),
        `An invisible sign (${codePoint(mark[2])}) follows "${mark[1]}", so it is no ${mark[1].startsWith('#') ? 'heading' : 'list'}.`,
        'Replace it by a blank.',
      ),
    );
  const heading = HEADING.exec(text);
  if (heading)
    problems.push(
      warning(
        lineIn(text, heading.index, first),
        `"${heading[0]}" is no heading without a blank after it.`,
        `Write "${heading[0]} …". If the signs are meant, write "\\${heading[0]}".`,
      ),
    );
  return problems;
}

function leftInPicture(picture: Token, line: number): MarkdownProblem[] {
  const texts =
    (picture.children ?? []).some(isComment) || String(picture.attrGet('title') ?? '').includes('<!--');
  return texts
    ? [
        error(
          line,
          'A comment stands in the description or caption of a picture.',
          'Put it before or after the picture.',
        ),
      ]
    : [];
}

export function findLeftovers(body: Tokenised): MarkdownProblem[] {
  const problems: MarkdownProblem[] = [];
  const referred = new Set<string>();
  visitBody(body, (token, line) => {
    if (token.type === 'footnote_ref') referred.add(String(token.meta?.label));
    if (token.type === 'image') problems.push(...leftInPicture(token, line));
    if (token.type === 'inline') {
      const text = bareTextOf(token);
      if (text !== undefined) problems.push(...leftInText(text, line));
    }
    if (token.type !== 'text') return;
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
