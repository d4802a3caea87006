/** A body without its HTML comments: they are for the newsroom, and the body is sent and searched in many forms. */
import { tokenise } from './syntax/tokenise.ts';

/** What is left may read as another comment: `<!<!-- a -->-- b -->`. */
const ROUNDS = 5;

/** The Markdown source without comments. Code and escaped signs stay as they are. */
export function withoutComments(source: string): string {
  let text = source;
  for (let round = 0; round < ROUNDS && text.includes('<!--'); round += 1) {
    const { source: read, comments } = tokenise(text);
    if (comments.length === 0) break;
    text = cut(read, comments);
  }
  return text;
}

/** As far as this from a comment, blanks are looked at. */
const NEAR = 200;

/** Cuts ranges out of a text. A line of which nothing is left goes, with one blank line; no blanks are left at the ends of others. */
function cut(text: string, ranges: readonly (readonly [number, number])[]): string {
  const pieces: string[] = [];
  let at = 0;
  let begins = true;
  for (const [start, end] of ranges.toSorted(([one], [other]) => one - other)) {
    // It stands in another one.
    if (start < at) continue;
    const piece = text.slice(at, start);
    if (piece !== '') begins = piece.endsWith('\n');
    const after = text.slice(end, end + NEAR);
    const blanks = /^[ \t]*/.exec(after)?.[0].length ?? 0;
    const closes = end + blanks === text.length || after[blanks] === '\n';
    const isFirst = pieces.length === 0 && piece === '';
    const isAfterBlank = isFirst || /\n[ \t]*\n$/.test(text.slice(Math.max(0, start - NEAR), start));
    pieces.push(closes ? withoutBlanksAtEnd(piece) : piece);
    at = begins || closes ? end + blanks : end;
    if (begins && closes && isAfterBlank)
      at += /^\n(?:[ \t]*\n)?/.exec(text.slice(at, at + NEAR))?.[0].length ?? 0;
  }
  return [...pieces, text.slice(at)].join('');
}

function withoutBlanksAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
  return text.slice(0, end);
}
