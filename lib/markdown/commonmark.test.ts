/** An editor's Markdown means here what it means everywhere: the specification's own examples, https://spec.commonmark.org/0.31.2/. */
import { tests } from 'commonmark-spec';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { parseTree, plainTransforms } from './parse.ts';
import { renderBody, renderTree } from './render.ts';

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Examples that come out differently, and why. Nothing else does, and all of these do. `docs/markdown.md` says the same. */
const DEVIATIONS: Record<string, readonly number[]> = {
  'HTML is shown as text': [
    ...[21, 31, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 642, 643],
    ...range(148, 191),
    ...range(613, 617),
    623,
    ...range(625, 631),
  ],
  'only http, https, mailto and tel are linked': [596, 598, 599, 601],
  'addresses are linked without angle brackets, as on GitHub': [602, 608, 611, 612],
};
const deviates = new Set(Object.values(DEVIATIONS).flat());

const BLOCK = 'p|h[1-6]|ul|ol|li|blockquote|hr|pre|div';

/** One way of writing the same HTML: no line ends around blocks, no slashes, characters as themselves. */
function canonical(html: string): string {
  return html
    .replace(/^(?:<link rel="preload"[^>]*>)+/, '') // React's hint to the browser, no part of the body
    .split(/(<pre>.*?<\/pre>)/s)
    .map((part) => (part.startsWith('<pre>') ? part : canonicalBlocks(part)))
    .join('')
    .replaceAll('&#x27;', "'")
    .trim();
}
const canonicalBlocks = (html: string): string =>
  html
    .replace(/ ?\/>/g, '>')
    .replace(new RegExp(`\\n?(</?(?:${BLOCK})(?: [^>]*)?>)\\n?`, 'g'), '$1')
    .replace(/^\n|\n$/g, '');

const examples = tests.map((example) => ({
  ...example,
  markdown: example.markdown.replaceAll('→', '\t'),
  html: example.html.replaceAll('→', '\t'),
}));
const render = (markdown: string) => renderToStaticMarkup(renderTree(parseTree(markdown, plainTransforms)));

describe('examples of the CommonMark specification', () => {
  it('are all there', () => {
    expect(examples).toHaveLength(652);
  });

  it.each(examples.filter(({ number }) => !deviates.has(number)))(
    '$number ($section)',
    ({ markdown, html }) => {
      expect(canonical(render(markdown))).toBe(canonical(html));
    },
  );

  it.each(examples.filter(({ number }) => deviates.has(number)))(
    '$number ($section) deviates, as listed',
    ({ markdown, html }) => {
      expect(canonical(render(markdown))).not.toBe(canonical(html));
    },
  );

  it.each(examples)('$number leaves no element behind that a body may not have', ({ markdown }) => {
    const tags = renderToStaticMarkup(renderBody(markdown)).matchAll(/<([a-z][a-z0-9-]*)/g);
    const known =
      /^(?:p|h[2-6]|ul|ol|li|blockquote|hr|pre|code|em|strong|s|a|img|br|table|thead|tbody|tr|th|td|sup|bs-figure)$/;
    expect([...tags].map(([, tag]) => tag).filter((tag) => !known.test(tag ?? ''))).toEqual([]);
  });
});
