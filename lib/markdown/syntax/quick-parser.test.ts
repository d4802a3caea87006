import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it';
import { expect, it } from 'vitest';
import { directives } from './directive-rule.ts';
import { footnotes } from './footnote-rules.ts';
import { quicken } from './quick-parser.ts';

const make = (): Parser => {
  const parser = new MarkdownIt({ html: false, linkify: true, maxNesting: 60 });
  return parser.use(directives).use(footnotes);
};
const slow = make();
const quick = make();
quicken(quick);

const PIECES =
  '\n|\n\n|    |\t|# |## |- |1. |> |---|***|```|~~~|`|*|_|**|~~|[a](b)|![a](b "c")|[a]: /b|[^a]|[^a]: |:::factbox|:::|::chart{src="a"}|| a | b ||-|a@b.org|https://e.org/a?b|www.e.org|\\|\\*|&amp;|&#x41;|<b>|word|Words of it.|é|न|😀|\ud83d| '.split(
    '|',
  );
const source = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' })), {
  maxLength: 40,
});

it('gives the tokens that the parser gives as it is published', () => {
  fc.assert(
    fc.property(source, (pieces) => {
      const text = pieces.join('');
      expect(quick.parse(text, {})).toEqual(slow.parse(text, {}));
      expect(quick.parseInline(text, {})).toEqual(slow.parseInline(text, {}));
    }),
    { numRuns: 2_000, seed: 1 },
  );
});

it('gives tokens with all that the published ones can do', () => {
  const [token] = quick.parse('A story.', {});
  token?.attrSet('id', 'a');
  expect(token?.attrGet('id')).toBe('a');
  expect(Object.keys(token ?? {}).sort()).toEqual(Object.keys(slow.parse('A story.', {})[0] ?? {}).sort());
});

it('stops where the published rule for text stops', () => {
  const published = readFileSync(new URL(import.meta.resolve('markdown-it')), 'utf8');
  const rule = /function isTerminatorChar\(ch\) \{([^}]*)\}/.exec(published)?.[1] ?? '';
  const stops = [...rule.matchAll(/case (\d+):/g)].map(([, code]) => String.fromCharCode(Number(code)));
  expect(stops.length).toBeGreaterThan(20);
  for (let code = 0; code < 0x3000; code += 1) {
    const character = String.fromCharCode(code);
    const [inline] = quick.parseInline(`a${character}`, {});
    const [plain] = slow.parseInline(`a${character}`, {});
    expect(inline).toEqual(plain);
  }
});
