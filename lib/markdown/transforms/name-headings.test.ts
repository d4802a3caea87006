import { expect, it } from 'vitest';
import { markup } from './markup.test-helper.ts';
import { nameHeadings } from './name-headings.ts';
import { shapeQuestions } from './shape-questions.ts';

const ids = (source: string) =>
  [...markup(source, shapeQuestions, nameHeadings).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);

it('gives each heading an anchor that stays while its text does', () => {
  expect(ids('## The *talks*\n\n## बगदाद में\n\n## !')).toEqual(['the-talks', 'बगदाद-में', 'section']);
});

it('gives no anchor twice', () => {
  expect(ids('## A\n## A\n## A 2\n:::questions\n## A\nb\n:::')).toEqual(['a', 'a-2', 'a-2-2', 'a-3']);
});

it('leaves the anchors of notes to notes', () => {
  expect(ids('## fn 1\n## fnref 1\n## Footnotes')).toEqual([
    'section-fn-1',
    'section-fnref-1',
    'section-footnotes',
  ]);
});
