import { expect, it } from 'vitest';
import { markExternalLinks } from './mark-external-links.ts';
import { markup } from './markup.test-helper.ts';

it('marks links that leave the site', () => {
  const mark = markExternalLinks('https://meridian.example');
  expect(markup('[a](https://example.org)', mark)).toBe(
    '<p><a href="https://example.org" rel="external">a</a></p>',
  );
  expect(markup('[a](https://meridian.example/world)', mark)).not.toContain('rel');
  expect(markup('[a](/world) [b](#c) [d](mailto:a@example.org)', mark)).not.toContain('rel');
});
