/** The list of places for words is complete, and none of them enters the opening before it. */
import { describe, expect, it } from 'vitest';
import { DIRECTIVE_PLACES, PLACES, WORDLESS_RULES } from './every-kind.fixtures.ts';
import { readBody } from './read-body.ts';
import { DIRECTIVES } from './syntax/directive-table.ts';
import { ruleNames } from './syntax/tokenise.ts';

const WORDS = 'zqleft zqmiddle zqright';

describe('the list of places', () => {
  it('has one for every rule of the parser', () => {
    const known = [...PLACES.map(({ rule }) => rule), ...WORDLESS_RULES];
    expect([...new Set(known)].sort()).toEqual(ruleNames().sort());
  });

  it('has every directive with all its attributes', () => {
    const attributesOf = (table: Record<string, { attributes: object }>): [string, string[]][] =>
      Object.entries(table).map(([name, { attributes }]) => [name, Object.keys(attributes)]);
    expect(attributesOf(DIRECTIVE_PLACES)).toEqual(attributesOf(DIRECTIVES));
  });

  it.each(PLACES)('writes what can be published: $name', ({ write }) => {
    const { problems } = readBody(write(WORDS));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe.each(PLACES)('$name', ({ write, isText }) => {
  const body = `First.\n\nSecond.\n\n${write(WORDS)}\n`;

  it(`is ${isText ? '' : 'no '}text of the story`, () => {
    expect(readBody(body).plainText.includes('zqmiddle')).toBe(isText);
  });

  it('is not in the opening before it', () => {
    expect(readBody(body).opening).toBe('First.\n\nSecond.');
  });
});
