import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  charactersOf,
  ENGLISH,
  LATIN,
  LATIN_1,
  LATIN_EXTENDED,
  SIGNS,
  VIETNAMESE,
  WESTERN,
} from '../../bin/fonts/characters.ts';
import { FACES } from '../../bin/fonts/faces.ts';

const here = import.meta.dirname;
const fonts = join(here, '..', 'fonts');
const css = readFileSync(join(here, 'faces.css'), 'utf8');
const bytesOf = (name: string): number => statSync(join(fonts, `${name}.woff2`)).size;

/** File and range of each `@font-face` that names a file. */
const declared = [...css.matchAll(/@font-face \{([^}]*)\}/g)].flatMap(([, face = '']) => {
  const file = /url\("\.\.\/fonts\/([\w-]+)\.woff2"\)/.exec(face)?.[1];
  const range = /unicode-range:([^;]*);/.exec(face)?.[1];
  return file && range ? [{ file, range: range.trim().replaceAll(/\s+/g, ' ') }] : [];
});

describe('the faces that a page may fetch', () => {
  it('are fetched for the characters that their files were cut to, so that none is asked for in vain', () => {
    expect(declared.length).toBeGreaterThan(10);
    for (const { file, range } of declared) {
      expect({ file, range }).toEqual({
        file,
        range: FACES.find(({ name }) => name === file)?.characters,
      });
    }
  });

  it('are all in the folder, with their licences, and nothing else is', () => {
    const files = readdirSync(fonts).sort();
    const families = new Set(FACES.map(({ family }) => `OFL-${family}.txt`));
    expect(files).toEqual([...families, 'README.md', ...FACES.map(({ name }) => `${name}.woff2`)].sort());
  });

  it('cost every page 65 KB, and with italics or a headline in Hindi no more than 110 KB', () => {
    const everyPage = bytesOf('newsreader-latin') + bytesOf('public-sans-latin');
    expect(everyPage).toBeLessThan(65_000);
    // Two windows of a new connection, 10 and 20 segments, hold the larger one with its headers.
    expect(bytesOf('newsreader-latin')).toBeLessThan(43_200);
    expect(everyPage + bytesOf('newsreader-italic-latin')).toBeLessThan(110_000);
    expect(everyPage + bytesOf('noto-serif-devanagari-lists')).toBeLessThan(110_000);
  });

  it('spell the names of readers: Łódź, Şırnak, Čech, Nguyễn, and prices in ₹', () => {
    const covered = new Set(
      [ENGLISH, WESTERN, LATIN_EXTENDED, VIETNAMESE, SIGNS].flatMap((r) => [...charactersOf(r)]),
    );
    // Both families have the same characters, divided otherwise.
    const small = new Set([LATIN, LATIN_1].flatMap((range) => [...charactersOf(range)]));
    expect(small).toEqual(new Set([ENGLISH, WESTERN].flatMap((range) => [...charactersOf(range)])));
    for (const character of 'Łódź Şırnak Čech Nguyễn Đình Þórðarson Ünal Brâncuși ₹1,499 £5 €9 ½ “—”') {
      expect(covered.has(character), character).toBe(true);
    }
  });
});
