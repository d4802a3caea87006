import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readYaml } from './yaml.ts';

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
  "a|é|日本|true|null|Yes|no|~|1|0x1f|0o17|012|1_000|.5|+1.5e1|.inf|-|- x|: |:|#| #|,|, |[|]|{|}|[a, b]|[a]|{a: b}|[true]|\"|'|\"x\"|'it''s'|&a|&a x|*a|!|!!str|!!int|!x|\\||>|>-|\\|2|%|@|`|?|? |\t| |  |\u00a0|\u2028|\u0085|\ufeff|\r|---|...|<<|=|2007-05-29|2007-05-29T01:47:00Z|12:30|\n|\n |\n  |\n\n|\nb: c|\n# c|\n- |\n  - |x-y_z|O'Neil|“q”|😀|\\x41|\\u00e9|\0".split(
    '|',
  );
const NAMES = ['a', 'key', 'b-c', 'headline', '"q"', '1', 'true', '<<', '__proto__'];

describe('a source', () => {
  it('is read as the `yaml` package reads it, or refused', () => {
    const random = numbers(7);
    const below = (n: number): number => Math.floor((random.next().value ?? 0) * n);
    let [read, refused] = [0, 0];
    for (let n = 0; n < 40_000; n += 1) {
      const line = (): string =>
        `${NAMES[below(NAMES.length)]}: ${Array.from({ length: 1 + below(4) }, () => PIECES[below(PIECES.length)]).join(below(2) ? ' ' : '')}`;
      const source = Array.from({ length: 1 + below(3) }, line).join('\n');
      const reading = readYaml(source);
      const document = parseDocument(source, { prettyErrors: false });
      const isBroken = document.errors.length + document.warnings.length > 0;
      if ('faults' in reading) {
        refused += 1;
        continue;
      }
      read += 1;
      expect(isBroken, JSON.stringify(source)).toBe(false);
      expect(reading.fields, JSON.stringify(source)).toEqual(document.toJS() ?? {});
    }
    expect(read).toBeGreaterThan(10_000);
    expect(refused).toBeGreaterThan(1_000);
  }, 120_000);
});
