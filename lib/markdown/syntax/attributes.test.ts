import { describe, expect, it } from 'vitest';
import { readAttributes } from './attributes.ts';

const read = (text: string) => {
  const result = readAttributes(text);
  return result.ok ? Object.fromEntries(result.attributes) : result.message;
};

describe('readAttributes', () => {
  it('reads values in either quotation marks, or in none', () => {
    expect(read(`{a="one two" b='three' c=4.5}`)).toEqual({ a: 'one two', b: 'three', c: '4.5' });
    expect(read('{ }')).toEqual({});
  });

  it('lets a quoted value hold braces, the other mark, and its own after a backslash', () => {
    expect(read(String.raw`{title="a } \"b\" 'c' \\ d" cite='it\'s'}`)).toEqual({
      title: `a } "b" 'c' \\ d`,
      cite: "it's",
    });
  });

  it('says what is wrong', () => {
    expect(read('{a="x"')).toMatch('not closed');
    expect(read('{a="x}')).toMatch('quotation mark after a=');
    expect(read('{a}')).toMatch('"a" has no value');
    expect(read('{a= b=1}')).toMatch('"a" has no value');
    expect(read('{.class}')).toMatch('not an attribute');
    expect(read('{a=1 a=2}')).toMatch('twice');
    expect(read('{a=1} Title')).toMatch('"Title" stands after');
  });

  it('takes names that objects have for names', () => {
    expect(readAttributes('{__proto__=1}')).toMatchObject({ ok: false });
    expect(read('{constructor=1 hasOwnProperty=2}')).toEqual({ constructor: '1', hasOwnProperty: '2' });
  });
});
