import { describe, expect, it } from 'vitest';
import type { Piece } from './answer.ts';
import { makeExcerpt, markText } from './excerpt.ts';
import { parseQuery } from './query-language.ts';

const shown = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');
const excerpt = (standfirst: string, text: string, query: string): string =>
  shown(makeExcerpt(standfirst, text, parseQuery(query).terms));
const filler = (words: number): string => Array.from({ length: words }, (_, n) => `word${n}`).join(' ');

describe('an excerpt', () => {
  it('is the standfirst, where that has what was looked for', () => {
    expect(excerpt('Ambassadors held talks.', 'They met for talks again.', 'talk')).toBe(
      'Ambassadors held [talks].',
    );
  });

  it('is otherwise the part of the text that has most of it', () => {
    const text = `${filler(60)} oil ${filler(60)} the price of oil fell in Tehran ${filler(60)}`;
    const found = excerpt('A standfirst.', text, 'tehran oil price');
    expect(found).toContain('the [price] of [oil] fell in [Tehran]');
    expect(found).toMatch(/^….*…$/s);
    expect(found.split(' ').length).toBeLessThan(40);
  });

  it('is the standfirst where only names or headline were found', () => {
    expect(excerpt('A standfirst.', 'A text.', 'rahimi')).toBe('A standfirst.');
  });

  it('marks what was written, however it was asked for', () => {
    expect(excerpt('', 'Das Café in der Straße', 'cafe strasse')).toBe('Das [Café] in der [Straße]');
    expect(excerpt('', 'यह हिन्दी दिवस है', 'हिंदी')).toBe('यह [हिन्दी] दिवस है');
    expect(excerpt('', '他在北京大学教书', '北京')).toBe('他在[北京]大学教书');
    expect(excerpt('', 'ambassadors and others', 'ambass*')).toBe('[ambassadors] and others');
  });
});

it('marks a phrase only where its words follow each other', () => {
  expect(shown(markText('Minister prime, prime minister', parseQuery('"prime minister"').terms))).toBe(
    'Minister prime, [prime minister]',
  );
});

it('hands on markup of a text as text', () => {
  expect(markText('<b>talks</b>', parseQuery('talks').terms)).toEqual([
    { text: '<b>', isMarked: false },
    { text: 'talks', isMarked: true },
    { text: '</b>', isMarked: false },
  ]);
});
