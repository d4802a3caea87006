/**
 * Every kind of place in which a body can contain words. For tests of what must not be known of a closed story. If a parser rule,
 * a directive or an attribute has no place here, `every-kind.test.ts` fails.
 */
import type { DirectiveAttributes, DirectiveName } from './directives.ts';

/** A place for words. */
export interface Place {
  name: string;
  /** The parser rule that reads it, as in `ruleNames`. */
  rule: string;
  /** Markdown with the words in that place. `words`: letters and single spaces. */
  write: (words: string) => string;
  /** False for things that are not text: addresses, labels. */
  isText: boolean;
  /** Files of content/media that the Markdown needs, by name below it. */
  files?: (words: string) => Record<string, string>;
}

/** The words in the form for an address, a label or a file's name. */
const joined = (words: string): string => words.toLowerCase().replaceAll(' ', '-');

const DRAWING = (words: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><text y="9">${words}</text></svg>`;
const drawing = (words: string): Record<string, string> => ({ [`${joined(words)}.svg`]: DRAWING(words) });
const table = (words: string): Record<string, string> => ({
  [`${joined(words)}.csv`]: `Year,${words}\n${words},72\n2008,97\n`,
});
const plate = { 'plate.svg': DRAWING('') };
const figures = { 'figures.csv': 'Year,Price\n2007,72\n2008,97\n' };

const text = (rule: string, name: string, write: Place['write'], files?: Place['files']): Place => ({
  name,
  rule,
  write,
  isText: true,
  ...(files && { files }),
});
const markup = (rule: string, name: string, write: Place['write'], files?: Place['files']): Place => ({
  ...text(rule, name, write, files),
  isText: false,
});

const SYNTAX: Place[] = [
  text('block:paragraph', 'paragraph', (words) => words),
  text('block:heading', 'heading', (words) => `## ${words}`),
  text('block:lheading', 'underlined heading', (words) => `${words}\n---`),
  text('block:blockquote', 'quotation', (words) => `> ${words}`),
  text('block:list', 'list item', (words) => `- ${words}\n- another`),
  text('block:list', 'numbered item', (words) => `1. ${words}`),
  text('block:list', 'item of an inner list', (words) => `- item\n  - ${words}`),
  text('block:table', 'table head', (words) => `| ${words} | b |\n|---|---|\n| c | d |`),
  text('block:table', 'table cell', (words) => `| a | b |\n|---|---|\n| c | ${words} |`),
  text('block:code', 'indented code', (words) => `    ${words}`),
  text('block:fence', 'code', (words) => `\`\`\`\n${words}\n\`\`\``),
  markup('block:fence', 'language of code', (words) => `\`\`\`${joined(words)}\ncode\n\`\`\``),
  text(
    'block:footnote_definition',
    'footnote',
    (words) => `Noted.[^n-${joined(words)}]\n\n[^n-${joined(words)}]: ${words}`,
  ),
  markup(
    'inline:footnote_reference',
    'label of a footnote',
    (words) => `Noted.[^${joined(words)}]\n\n[^${joined(words)}]: A note.`,
  ),
  markup(
    'block:reference',
    'address by reference',
    (words) => `A [link][1].\n\n[1]: https://example.org/${joined(words)} "${words}"`,
  ),
  text(
    'block:reference',
    'label of a reference',
    (words) => `A [${words}].\n\n[${words}]: https://example.org/`,
  ),
  text('block:html_block', 'what looks like HTML', (words) => `<person>${words}</person>`),
  text('inline:html_inline', 'the same in a line', (words) => `A <person>${words}</person>.`),
  markup('block:comment', 'comment', (words) => `<!-- ${words} -->`),
  markup('inline:comment', 'comment in a line', (words) => `Before <!-- ${words} --> after.`),
  text('inline:text', 'text beside other things', (words) => `*One* ${words} *two*`),
  text('inline:newline', 'line', (words) => `One\n${words}\ntwo`),
  text('inline:newline', 'line after a break', (words) => `One\\\n${words}`),
  text('inline:escape', 'escaped text', (words) => `\\*${words}\\*`),
  text('inline:entity', 'character references', (words) =>
    [...words].map((letter) => (letter === ' ' ? ' ' : `&#${letter.codePointAt(0)};`)).join(''),
  ),
  text('inline:backticks', 'code in a line', (words) => `A \`${words}\`.`),
  text('inline:strikethrough', 'struck words', (words) => `~~${words}~~`),
  text('inline:emphasis', 'emphasis', (words) => `*${words}*`),
  text('inline:emphasis', 'strong words', (words) => `**${words}**`),
  text('inline:link', 'link', (words) => `[${words}](https://example.org/)`),
  markup('inline:link', 'address of a link', (words) => `[A link](https://example.org/${joined(words)})`),
  markup('inline:link', 'title of a link', (words) => `[A link](https://example.org/ "${words}")`),
  text('inline:autolink', 'address in brackets', (words) => `<https://example.org/${joined(words)}>`),
  text('inline:linkify', 'bare address', (words) => `See https://example.org/${joined(words)} there.`),
  text(
    'inline:image',
    'description of a picture',
    (words) => `![${words}](plate.svg)`,
    () => plate,
  ),
  text(
    'inline:image',
    'caption',
    (words) => `![A plate](plate.svg "${words}")`,
    () => plate,
  ),
  text(
    'inline:image',
    'description in a line',
    (words) => `See ![${words}](plate.svg) there.`,
    () => plate,
  ),
  markup('inline:image', 'picture', (words) => `![A plate](${joined(words)}.svg)`, drawing),
];

/** Attributes that contain no words: numbers, and names from a list. */
const wordless = 'wordless';
type Attributes<Name extends DirectiveName> = {
  [Key in keyof DirectiveAttributes[Name]]-?: Omit<Place, 'name' | 'rule'> | typeof wordless;
};
const said = (write: Place['write'], files?: Place['files']): Omit<Place, 'name' | 'rule'> => ({
  write,
  isText: true,
  ...(files && { files }),
});
const unsaid = (write: Place['write'], files?: Place['files']): Omit<Place, 'name' | 'rule'> => ({
  ...said(write, files),
  isText: false,
});

/** For each directive: its attributes, and its other parts that can contain words. */
export const DIRECTIVE_PLACES: {
  [Name in DirectiveName]: {
    attributes: Attributes<Name>;
    content: Record<string, Omit<Place, 'name' | 'rule'>>;
  };
} = {
  pullquote: {
    attributes: { cite: unsaid((words) => `:::pullquote{cite="${words}"}\nSaid.\n:::`) },
    content: { quote: unsaid((words) => `:::pullquote\n${words}\n:::`) },
  },
  factbox: {
    attributes: { title: said((words) => `:::factbox{title="${words}"}\nA fact.\n:::`) },
    content: { fact: said((words) => `:::factbox\n- ${words}\n:::`) },
  },
  timeline: {
    attributes: {},
    content: {
      date: said((words) => `:::timeline\n- **${words}** — They met.\n:::`),
      event: said((words) => `:::timeline\n- **28 May 2007** — ${words}\n:::`),
    },
  },
  questions: {
    attributes: {},
    content: {
      question: said((words) => `:::questions\n## ${words}?\n\nYes.\n:::`),
      answer: said((words) => `:::questions\n## Is it?\n\n${words}\n:::`),
    },
  },
  related: {
    attributes: { path: unsaid((words) => `::related{path="/world/2007/05/29/${joined(words)}"}`) },
    content: {},
  },
  map: {
    attributes: {
      lat: wordless,
      lon: wordless,
      label: said((words) => `::map{lat=33.3 lon=44.4 label="${words}"}`),
      zoom: wordless,
    },
    content: {},
  },
  chart: {
    attributes: {
      src: unsaid((words) => `::chart{src="${joined(words)}.csv" type="line" title="A chart"}`, table),
      type: wordless,
      title: said(
        (words) => `::chart{src="figures.csv" type="bar" title="${words}"}`,
        () => figures,
      ),
    },
    content: {},
  },
  video: {
    attributes: {
      src: unsaid(
        (words) => `::video{src="${joined(words)}.mp4" title="A film"}`,
        (words) => ({
          [`${joined(words)}.mp4`]: words,
        }),
      ),
      title: said(
        (words) => `::video{src="film.mp4" title="${words}"}`,
        () => ({ 'film.mp4': 'film' }),
      ),
      poster: unsaid(
        (words) => `::video{src="film.mp4" title="A film" poster="${joined(words)}.svg"}`,
        (words) => ({
          ...drawing(words),
          'film.mp4': 'film',
        }),
      ),
    },
    content: {},
  },
  embed: {
    attributes: {
      url: unsaid((words) => `::embed{url="https://example.org/${joined(words)}"}`),
      title: said((words) => `::embed{url="https://example.org/" title="${words}"}`),
    },
    content: {},
  },
};

/** Every place in which a body can contain words. */
export const PLACES: readonly Place[] = [
  ...SYNTAX,
  ...Object.entries(DIRECTIVE_PLACES).flatMap(([directive, { attributes, content }]) =>
    Object.entries<Omit<Place, 'name' | 'rule'> | typeof wordless>({ ...attributes, ...content }).flatMap(
      ([part, place]) =>
        place === wordless ? [] : [{ ...place, name: `${part} of ${directive}`, rule: 'block:directive' }],
    ),
  ),
];

/** Rules that make no place of their own for words. */
export const WORDLESS_RULES = [
  'block:hr',
  'core:normalize',
  'core:block',
  'core:strip_references',
  'core:inline',
  'core:linkify',
  'core:replacements',
  'core:smartquotes',
  'core:bare_text',
  'core:text_join',
  'pairs:balance_pairs',
  'pairs:strikethrough',
  'pairs:emphasis',
  'pairs:fragments_join',
] as const;
