import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readPlainFields } from './plain-fields.ts';

const story =
  'headline: Ambassadors meet in Baghdad\npublished: 2007-05-29T01:47:00+05:30\ntopics: [iran, iraq]\n';

it('reads the front matter of a plain story', () => {
  expect(readPlainFields(`\n${story}`)).toEqual({
    headline: 'Ambassadors meet in Baghdad',
    published: '2007-05-29T01:47:00+05:30',
    topics: ['iran', 'iraq'],
  });
});

it('leaves the rest to YAML itself', () => {
  for (const text of [
    'a: "b"',
    'a: b: c',
    'a: b #c',
    'a: yes\n b',
    'a:',
    'a: 1',
    'a: true',
    'a: b\na: c',
    '',
    'a: ~',
  ])
    expect(readPlainFields(text)).toBeUndefined();
});

/** Small, quick and always the same (mulberry32). */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    yield ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
}

const PIECES =
  "a|é|日本|true|null|Yes|no|~|1|0x1f|.5|-|- x|: |:|#| #|,|, |[|]|{|}|[a, b]|[a]|[true]|\"|'|&a|*a|!|!!str|\\||>|%|@|`|?|? |\t| |  |\u00a0|\u2028|\u0085|\ufeff|\r|---|...|<<|=|2007-05-29|2007-05-29T01:47:00Z|12:30|\n|\n |\n\n|\nb: c|\n# c|\n-|x-y_z|O'Neil|“q”|😀".split(
    '|',
  );

it('never says anything but what YAML says', () => {
  const random = numbers(7);
  const below = (n: number): number => Math.floor((random.next().value ?? 0) * n);
  let read = 0;
  for (let n = 0; n < 40_000; n += 1) {
    const line = (): string =>
      `${['a', 'key', 'b-c', 'headline'][below(4)]}: ${Array.from({ length: 1 + below(4) }, () => PIECES[below(PIECES.length)]).join(below(2) ? ' ' : '')}`;
    const source = Array.from({ length: 1 + below(3) }, line).join('\n');
    const fields = readPlainFields(source);
    if (fields === undefined) continue;
    read += 1;
    expect(fields, JSON.stringify(source)).toEqual(parse(source));
  }
  expect(read).toBeGreaterThan(1_000);
});
