import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceBetween, spansBetween } from './spans.ts';

const piece = fc.constantFrom('<!--', '-->', '<', '-', 'a', '!', '>');

describe('parts between two marks', () => {
  it('are the same that a pattern would find', () =>
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const found = [...spansBetween(text, '<!--', '-->')];
        expect(found.map((span) => span.text)).toEqual(text.match(/<!--[\s\S]*?-->/g) ?? []);
        for (const { start, end, text: part } of found) expect(text.slice(start, end)).toBe(part);
        expect(replaceBetween(text, '<!--', '-->', (part) => `[${part.length}]`)).toBe(
          text.replace(/<!--[\s\S]*?-->/g, (part) => `[${part.length}]`),
        );
      }),
    ));
});
