import { describe, expect, it } from 'vitest';
import type { Revision, RevisionText } from '#lib/edition/model.ts';
import { changesSince } from './changed-since.ts';
import { type ComparedLine, compareLines, compareWords, cutterOf } from './compare.ts';
import { fold, storyHistory } from './story-history.ts';
import { textBlocks } from './text-blocks.ts';

const cut = cutterOf('en');
const plenty = () => ({ words: 100_000 });
/** `The [-talks-][+meeting+] ended.` */
const marked = (line: ComparedLine): string =>
  line
    .map(({ text, change }) => (change === 'added' ? `[+${text}+]` : change ? `[-${text}-]` : text))
    .join('');
const words = (before: string, after: string, language = 'en'): string =>
  marked(compareWords(before, after, cutterOf(language), plenty()));
const lines = (before: string[], after: string[]): string[] =>
  compareLines(before, after, cut, plenty()).map(marked);

const text = (fields: Partial<RevisionText> = {}): RevisionText => ({
  headline: 'Headline',
  standfirst: 'Standfirst',
  keyPoints: [],
  body: 'One.',
  whole: true,
  ...fields,
});
/** Revisions of these texts, the oldest first; they come newest first. */
const revisionsOf = (...texts: RevisionText[]): Revision[] =>
  texts
    .map((each, index) => ({
      number: index + 1,
      at: '2024-06-01T00:00:00.000Z',
      kind: index === 0 ? ('published' as const) : ('silent' as const),
      notes: [],
      text: each,
    }))
    .toReversed();
const free = { access: 'free', language: 'en' } as const;

describe('words that changed', () => {
  it.each([
    [
      'The talks ended on Monday.',
      'The talks ended on Tuesday.',
      'The talks ended on [-Monday-][+Tuesday+].',
    ],
    ['Ten of them.', 'Some twelve people came.', '[-Ten of them-][+Some twelve people came+].'],
    ['It is.', 'It is not.', 'It is[+ not+].'],
  ])('%s → %s', (before, after, result) => expect(words(before, after)).toBe(result));

  it('are cut as each language has them', () => {
    expect(words('北京今天下雨', '北京昨天下雨', 'zh')).toBe('北京[-今天-][+昨天+]下雨');
    expect(words('वार्ता सोमवार को हुई।', 'वार्ता मंगलवार को हुई।', 'hi')).toBe(
      'वार्ता [-सोमवार-][+मंगलवार+] को हुई।',
    );
    expect(words('مذاکرات پیر کو ہوئے۔', 'مذاکرات منگل کو ہوئے۔', 'ur')).toBe(
      'مذاکرات [-پیر-][+منگل+] کو ہوئے۔',
    );
  });

  it('are no longer looked for where that has cost enough', () => {
    expect(marked(compareWords('a b c', 'a b d', cut, { words: 9 }))).toBe('[-a b c-][+a b d+]');
    const long = (word: string): string => Array.from({ length: 3_000 }, (_, i) => `${word}${i}`).join(' ');
    const began = performance.now();
    expect(compareWords(long('a'), long('b'), cut, plenty())).toHaveLength(2);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('lines that changed', () => {
  it('are paired with what they were', () => {
    expect(
      lines(
        ['First.', 'The talks ended on Monday.', 'Nothing else happened there.', 'Last.'],
        ['First.', 'New and different words.', 'The talks ended on Tuesday.', 'Last.'],
      ),
    ).toEqual([
      'First.',
      '[+New and different words.+]',
      'The talks ended on [-Monday-][+Tuesday+].',
      '[-Nothing else happened there.-]',
      'Last.',
    ]);
  });

  it('stand between the lines beside them, and the rest is folded', () => {
    const plain = (n: number): string[] => Array.from({ length: n }, (_, i) => `${i}.`);
    const compared = compareLines([...plain(9), 'x'], [...plain(9), 'y'], cut, plenty());
    expect(fold(compared)[0]).toEqual({ folded: 8 });
    expect(fold(compareLines(plain(4), plain(4), cut, plenty()))).toEqual([]);
    const tail = fold(compareLines(['x', ...plain(5)], ['y', ...plain(5)], cut, plenty()));
    expect(tail.at(-1)).toEqual({ folded: 4 });
  });

  it('take a bounded time, also where all of a long text was replaced', () => {
    const many = (word: string): string[] => Array.from({ length: 20_000 }, (_, i) => `${word} ${i}.`);
    const began = performance.now();
    expect(lines(many('a'), many('b'))).toHaveLength(40_000);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('the blocks of a text', () => {
  it('say each paragraph, item and row, and what furniture says', () => {
    const blocks = textBlocks(
      'A *word*[^1].\n\n## Head\n\n- one\n- two\n  - inner\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![Bridge](/media/b.png "Cut")\n\n:::factbox{title="Facts"}\nA fact.\n:::\n\n[^1]: Note.\n',
    );
    expect(blocks.map(({ lines: each }) => each)).toEqual([
      ['A word.'],
      ['Head'],
      ['one', 'two', 'inner'],
      ['a | b', '1 | 2'],
      ['Bridge Cut'],
      ['Facts', 'A fact.'],
      ['Footnotes', 'Note.'],
    ]);
    expect(blocks.map(({ steady }) => steady)).toEqual([true, true, true, true, false, true, true]);
  });
});

describe('a history', () => {
  it('compares each revision with the one before it', () => {
    const [latest, second, first] = storyHistory(
      revisionsOf(
        text(),
        text({ headline: 'Other headline' }),
        text({ headline: 'Other headline', body: 'One.\n\nTwo.' }),
      ),
      free,
    );
    expect(first).toMatchObject({ against: undefined, comparison: undefined });
    expect(second?.comparison?.headline?.length).toBeGreaterThan(1);
    expect(second?.comparison?.body).toEqual([]);
    expect(latest?.comparison).toMatchObject({ headline: undefined, standfirst: undefined });
    expect(latest?.comparison?.body).toEqual([[{ text: 'One.' }], [{ text: 'Two.', change: 'added' }]]);
  });

  const FULL = 'Opening.\n\nSecond.\n\nSECRET one.';
  const OPEN = 'Opening.\n\nSecond.';
  const walled = text({ body: OPEN, whole: false });

  it.each([
    ['was free and is not now', 'subscribers', [text({ body: FULL, keyPoints: ['SECRET'] }), walled]],
    [
      'was free twice and is not now',
      'registered',
      [text({ body: FULL }), text({ body: `${FULL} SECRET` }), walled],
    ],
    ['says it is not free', 'subscribers', [text({ body: FULL }), text({ body: `${FULL} SECRET` })]],
  ] as const)('never shows what its page does not: a story that %s', (_, access, texts) => {
    const revisions = revisionsOf(...texts);
    expect(JSON.stringify(storyHistory(revisions, { access, language: 'en' }))).not.toContain('SECRET');
    expect(JSON.stringify(changesSince(revisions, access))).not.toContain('SECRET');
    expect(changesSince(revisions, access).flatMap(({ changed }) => changed)).toEqual([]);
  });

  it('does not call new what was behind the wall', () => {
    const revisions = revisionsOf(walled, text({ body: FULL.replace('Second', 'Third') }));
    expect(changesSince(revisions, 'free').map(({ changed }) => changed)).toEqual([[], [1]]);
    expect(JSON.stringify(storyHistory(revisions, free))).not.toContain('SECRET');
  });

  it('leaves out the oldest where the page would become too long or cost too much', () => {
    const huge = (word: string): RevisionText => text({ body: `${word} `.repeat(30_000) });
    const texts = Array.from({ length: 12 }, (_, i) => huge(`word${i}`));
    const began = performance.now();
    const entries = storyHistory(revisionsOf(...texts), free);
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(JSON.stringify(entries).length).toBeLessThan(600_000);
    expect(entries[0]?.comparison).toBeUndefined();
    expect(entries).toHaveLength(12);
  });
});

it('what changed since a revision is told by the places of blocks', () => {
  const revisions = revisionsOf(
    text({ body: 'A.\n\nB.\n\nC.' }),
    text({ body: 'A.\n\nB, changed.\n\nC.' }),
    text({ body: 'New.\n\nA.\n\n![p](/media/p.png)\n\nB, changed.\n\nC, changed.' }),
  );
  expect(changesSince(revisions, 'free').map(({ number, changed }) => [number, changed])).toEqual([
    [3, []],
    [2, [0, 3]],
    [1, [0, 2, 3]],
  ]);
});
