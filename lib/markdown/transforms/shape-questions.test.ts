import { expect, it } from 'vitest';
import { markup } from './markup.test-helper.ts';
import { shapeQuestions } from './shape-questions.ts';

it('pairs each heading with what follows it', () => {
  expect(
    markup(':::questions\n## Who *met*?\nTwo.\n\n### More\nText\n## Why?\n- a\n:::', shapeQuestions),
  ).toBe(
    '<bs-questions><bs-question question="Who met?"><p>Two.</p><h3>More</h3><p>Text</p></bs-question>' +
      '<bs-question question="Why?"><ul><li>a</li></ul></bs-question></bs-questions>',
  );
});

it('takes headings of any level for questions', () => {
  expect(
    markup(':::questions\n### Who?\nA\n### Why?\nB\n:::', shapeQuestions).match(/<bs-question /g),
  ).toHaveLength(2);
});
