/** Tags of HTML in text, which readers would see: what is pasted from word processors, other sites and other programs. */
import { error, type MarkdownProblem, warning } from '../problem.ts';

/** Every element of HTML (https://html.spec.whatwg.org/#elements-3), and of earlier versions, SVG and MathML what is pasted. */
const ELEMENTS = new Set(
  (
    'a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas caption ' +
    'center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer ' +
    'form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark ' +
    'marquee math menu meta meter nav nobr noframes noscript object ol optgroup option output p param path picture pre progress q rp rt ruby s ' +
    'samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea ' +
    'tfoot th thead time title tr track tt u ul use var video wbr'
  ).split(' '),
);

/** An opening or closing tag, or the beginning of one. */
const TAG = /<(\/?)([a-z][a-z\d:.-]{0,40})(?=[\s/>])/gi;
/** What follows the name if it is a tag and not a comparison: `>`, `/>`, or an attribute. */
const REST = /^(?:\s*\/?>|\s+[a-z_:@][\w:.-]{0,60}\s*=)/i;
const COMMENT = /<!--|<!\[CDATA\[|<!doctype\b/i;

const INSTEAD: Readonly<Record<string, string>> = {
  iframe: 'Write ::embed{url="https://…" title="…"} instead.',
  script: 'Take it out, and write ::embed{url="https://…" title="…"} with the address of what it shows.',
  img: 'Write ![what it shows](/media/….jpg) instead.',
  video: 'Write ::video{src="….mp4" title="…"} instead.',
  a: 'Write [text](https://…) instead.',
  br: 'End the line with a backslash, or leave a line blank for a new paragraph.',
  table: 'Write a table with | signs instead.',
};
const OTHERWISE = 'Write Markdown or one of the directives instead.';
const MEANT = String.raw`If the sign is meant, write \<.`;

type Found = { at: number; problem: Omit<MarkdownProblem, 'line'> };

const withoutLine = ({ line: _, ...problem }: MarkdownProblem): Omit<MarkdownProblem, 'line'> => problem;

/** The first tag in a text that is certainly one, otherwise the first that may be. */
export function findTag(text: string): Found | undefined {
  if (!text.includes('<')) return undefined;
  const comment = COMMENT.exec(text);
  let first: Found | undefined;
  for (const { index, 0: tag, 1: slash, 2: name = '' } of text.matchAll(TAG)) {
    if (comment && comment.index < index) break;
    const known = name.toLowerCase();
    const isElement = ELEMENTS.has(known) || known.includes(':') || known.includes('-');
    const isTag = slash === '/' || REST.test(text.slice(index + tag.length, index + tag.length + 100));
    if (isElement && isTag)
      return {
        at: index,
        problem: withoutLine(
          error(0, `HTML would be printed as it is: ${tag}…`, `${INSTEAD[known] ?? OTHERWISE} ${MEANT}`),
        ),
      };
    first ??= {
      at: index,
      problem: withoutLine(warning(0, `HTML is shown as text: ${tag}…`, `${OTHERWISE} ${MEANT}`)),
    };
  }
  if (!comment) return first;
  const isComment = comment[0] === '<!--';
  return {
    at: comment.index,
    problem: withoutLine(
      isComment
        ? error(
            0,
            'The comment that begins here is not closed: it would be printed.',
            `Close it with "-->". ${MEANT}`,
          )
        : error(0, `HTML would be printed as it is: ${comment[0]}…`, `${OTHERWISE} ${MEANT}`),
    ),
  };
}
