/**
 * Reading a file of the newsroom takes time in proportion to its length, also if the text was made to be slow to read
 * (docs/decisions/043-linear-patterns.md). `lib/patterns.test.ts` checks each pattern by itself; here whole functions run, with
 * the loops around their patterns.
 */
import { describe, expect, it } from 'vitest';
import { cutFrontMatter } from '#lib/desk/front-matter.ts';
import { checkSvg, svgSize } from '#lib/desk/media/svg.ts';
import { withoutTracking } from '#lib/desk/without-tracking.ts';
import { quadraticIn } from '#lib/linear-time.fixtures.ts';
import { parseMarkdown } from '#lib/markdown/parse.ts';
import { slugOf } from '#lib/markdown/slug.ts';

const READINGS: Record<string, (text: string) => unknown> = {
  'a file’s front matter': (text) => cutFrontMatter(`---\n${text}`),
  'the name of a heading': slugOf,
  'a drawing': (text) => [checkSvg(`<svg>${text}`), svgSize(text)],
  'an address in a story': (text) => withoutTracking(`https://a.example/?${text}`),
};

describe('the time to read a text is in proportion to its length', () => {
  it.each(Object.entries(READINGS))('%s', (_, read) => expect(quadraticIn(read)).toEqual([]));

  it('a body', () => expect(quadraticIn((text) => parseMarkdown(text), { isSlow: true })).toEqual([]));
});
