import { describe, expect, it } from 'vitest';
import { Remembered } from './remembered.ts';

describe('what is remembered', () => {
  it('is made once for the same input, anew for another, and forgotten when others were used since', () => {
    const remembered = new Remembered<string>(2);
    let made = 0;
    const get = (name: string, input: string) =>
      remembered.get(name, input, () => `${name} ${input} ${++made}`);
    expect([get('a', 'x'), get('a', 'x'), get('a', 'y'), get('a', 'y')]).toEqual([
      'a x 1',
      'a x 1',
      'a y 2',
      'a y 2',
    ]);
    get('b', 'x');
    get('a', 'y');
    get('c', 'x');
    expect(get('a', 'y')).toBe('a y 2');
    expect(get('b', 'x')).toBe('b x 5');
  });
});
