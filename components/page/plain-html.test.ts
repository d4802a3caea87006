import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const files = globSync(['app/(public)/**/*.tsx', 'components/**/*.tsx'], { cwd: root }).filter(
  (file) => !file.includes('.test.'),
);
/** What would bring framework script, or what the content security policy forbids, to a reader. */
const FORBIDDEN = [
  /^['"]use client['"]/m,
  /dangerouslySetInnerHTML/,
  /from 'next\/(?:link|image|script)'/,
  /\bstyle=\{/,
  /\bon[A-Z][a-z]+=\{/,
];

describe('a public page', () => {
  it('is made of server components that write plain HTML', () => {
    expect(files.length).toBeGreaterThan(50);
    const broken = files.filter((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      return FORBIDDEN.some((pattern) => pattern.test(source));
    });
    expect(broken).toEqual([]);
  });
});
