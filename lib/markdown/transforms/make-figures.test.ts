import { expect, it } from 'vitest';
import { makeFigures } from './make-figures.ts';
import { markup } from './markup.test-helper.ts';

it('makes a figure of a picture that stands alone, its title the caption', () => {
  expect(markup('![A *map*](a.svg "Baghdad")', makeFigures)).toBe(
    '<bs-figure src="a.svg" alt="A map" caption="Baghdad"></bs-figure>',
  );
  expect(markup('[![a](a.svg)](/b)', makeFigures)).toBe(
    '<bs-figure src="a.svg" alt="a" href="/b"></bs-figure>',
  );
});

it('leaves pictures in a sentence where they are', () => {
  expect(markup('See ![a](a.svg)', makeFigures)).toBe('<p>See <img src="a.svg" alt="a"/></p>');
  expect(markup('![a](a.svg)\n![b](b.svg)', makeFigures)).toMatch(/^<p><img.*<img/s);
  expect(markup('[b](/b)', makeFigures)).toBe('<p><a href="/b">b</a></p>');
});
