import { describe, expect, it, vi } from 'vitest';
import { remembered } from './remembered.ts';

describe('a function that remembers', () => {
  it('answers once for the same arguments, and apart for others, however they are cut', () => {
    const answer = vi.fn((...args: [string, string]) => args.join('+'));
    const asked = remembered(answer);
    expect([asked('a', 'bc'), asked('ab', 'c'), asked('a', 'bc')]).toEqual(['a+bc', 'ab+c', 'a+bc']);
    expect(answer).toHaveBeenCalledTimes(2);
  });

  it('does not grow with what it is asked', () => {
    const answer = vi.fn((text: string) => text);
    const asked = remembered(answer);
    for (let n = 0; n < 10_000; n += 1) asked(String(n));
    asked('0');
    expect(answer, 'the first was forgotten').toHaveBeenCalledTimes(10_001);
    asked('9999');
    expect(answer).toHaveBeenCalledTimes(10_001);
  });
});
