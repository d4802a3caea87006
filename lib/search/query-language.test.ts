import { describe, expect, it } from 'vitest';
import { toExpression } from './expression.ts';
import { parseQuery } from './query-language.ts';

const express = (query: string): string => toExpression(parseQuery(query).terms, () => []);

describe('what a reader asks', () => {
  it.each([
    ['baghdad talks', '"baghdad" AND "talk"'],
    ['"prime minister" iraq', '"prime minister" AND "iraq"'],
    ['“prime minister', '"prime minister"'],
    ['talks -nuclear -"oil price"', '("talk") NOT ("nuclear" OR "oil price")'],
    ['-nuclear', '("§") NOT ("nuclear")'],
    ['ambass*', '"ambass" *'],
    ['chandrayaan-3', '"chandrayaan 3"'],
    ['author:rahimi', '(authors : "rahimi")'],
    ['author:"Nadia Rahimi"', '(authors : "nadia rahimi")'],
    ['topic:us-iran section:middle-east', '(topics : "us iran") AND "§middle‐east"'],
    ['-section:sport', '("§") NOT ("§sport")'],
    ['http://example.org', '"http" AND "example org"'],
    ['北京', '"北 京"'],
  ])('%s', (query, expression) => expect(express(query)).toBe(expression));

  it('may be of a time: a day, a month, a year', () => {
    expect(parseQuery('talks after:2007-05 before:2008')).toMatchObject({ after: '2007-05', before: '2008' });
    expect(parseQuery('after:2007-02-31').after).toBeUndefined();
    expect(parseQuery('after:yesterday').terms.map(({ words }) => words.join(' '))).toEqual([
      'after',
      'yesterday',
    ]);
  });

  it('stands where it stood, so that a correction can be put in its place', () => {
    const query = 'author:rahimi -oil "prime minister" Bagdad';
    expect(parseQuery(query).terms.map(({ start, end }) => query.slice(start, end))).toEqual([
      'rahimi',
      'oil',
      'prime minister',
      'Bagdad',
    ]);
  });
});

it('even a word with a quotation mark in it, which the index has none of, would stay a word', () => {
  const [term] = parseQuery('talks').terms;
  const hostile = term && { ...term, readings: [{ words: [['a" OR "b']], beginning: '' }] };
  expect(toExpression(hostile ? [hostile] : [], () => [])).toBe('"a OR b"');
});

describe('what nobody would ask', () => {
  const hostile = [
    '"'.repeat(10_000),
    '\0',
    '\ud800\udfff\ud800',
    'AND OR NOT NEAR(',
    '{headline} : x) OR (y',
    'rowid:1 ^a + b * - : ( ) { }',
    '*',
    '-',
    ':',
    '-"',
    'author:',
    'author:""',
    "'; DROP TABLE search; --",
    '\u202e\u200f\ufeff',
    '👩‍👩‍👧'.repeat(50),
    'a '.repeat(5_000),
    '北'.repeat(5_000),
    'é'.repeat(3_000),
    '"a" '.repeat(500),
  ];

  it.each(hostile)('%j becomes words or nothing, never an operator of the index', (query) => {
    const { text, terms } = parseQuery(query);
    expect(text.length).toBeLessThanOrEqual(256);
    expect(terms.length).toBeLessThanOrEqual(16);
    expect(text.isWellFormed()).toBe(true);
    const outside = express(query).replaceAll(/"[^"]*"/g, '');
    expect(outside.replaceAll(/AND|OR|NOT|authors|topics|[ ():*]/g, '')).toBe('');
  });
});
