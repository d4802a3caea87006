import { expect, it } from 'vitest';
import { markup } from './markup.test-helper.ts';
import { shiftHeadings } from './shift-headings.ts';

it('leaves h1 to the headline and skips no level', () => {
  expect(markup('# a\n## b\n### c\n###### d', shiftHeadings)).toBe(
    '<h2>a</h2><h2>b</h2><h3>c</h3><h6>d</h6>',
  );
  expect(markup('a\n=\n', shiftHeadings)).toBe('<h2>a</h2>');
});
