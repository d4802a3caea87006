import { expect, it } from 'vitest';
import { guardUrls } from './guard-urls.ts';
import { makeFigures } from './make-figures.ts';
import { markup } from './markup.test-helper.ts';

it('keeps the text of a link that may not be one', () => {
  expect(markup('a [*b* c](javascript:alert(1)) d', guardUrls)).toBe('<p>a <em>b</em> c d</p>');
});

it('keeps the description of a picture that may not be shown', () => {
  expect(markup('a ![b](data:image/svg+xml,x)', guardUrls)).toBe('<p>a b</p>');
  expect(markup('![b](javascript:x)', makeFigures, guardUrls)).toBe('b');
  expect(markup('[![b](c.png)](javascript:x)', makeFigures, guardUrls)).toBe('b');
});
