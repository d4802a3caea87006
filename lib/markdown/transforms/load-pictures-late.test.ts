import { expect, it } from 'vitest';
import { loadPicturesLate } from './load-pictures-late.ts';
import { markup } from './markup.test-helper.ts';

it('fetches a picture in the text when the reader comes near', () => {
  expect(markup('a ![b](c.svg)', loadPicturesLate)).toContain('loading="lazy"');
});
