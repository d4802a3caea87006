/**
 * No text makes a pattern slow. Each regular expression that may see a request, a reader's text or a file of the newsroom is given to
 * a checker, which looks for a text on which it takes more than linear time (docs/decisions/043-linear-patterns.md).
 */
import { createRequire } from 'node:module';
import type { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { findPatterns } from './patterns.fixtures.ts';

// The build in plain JavaScript: the others start Java or a native program.
const recheck = createRequire(import.meta.url)('recheck/lib/browser.js') as { checkSync: typeof checkSync }; // no types of its own

/** Patterns that may be slow on some text, because such a text never comes. Better fix a pattern than add it here. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  '([^{}]+)\\{([^{}]*)\\}': 'reads our own graphics.css, once',
  '@container \\(max-width: ([\\d.]+)rem\\) \\{((?:[^{}]+\\{[^{}]*\\})*)\\s*\\}':
    'reads our own graphics.css, once',
  '\\/\\*.*?\\*\\/': 'reads our own graphics.css, once',
  '\\s*([:;,{}])\\s*': 'shortens declarations of our own graphics.css',
};

/** No limit is one of time but the last, so that the verdict does not depend on how busy the machine is: steps are counted. */
const LIMITS = {
  timeout: 120_000,
  attackTimeout: null,
  incubationTimeout: null,
  seedingTimeout: null,
  recallTimeout: null,
  randomSeed: 1,
} as const;

function verdictOn(pattern: string, flags: string): string {
  const found = recheck.checkSync(pattern, flags, LIMITS);
  return found.status === 'vulnerable' ? `vulnerable (${found.complexity.summary})` : found.status;
}

const { literals, made } = findPatterns();
const unique = [...new Map(literals.map((found) => [`/${found.pattern}/${found.flags}`, found])).values()];

describe('patterns', () => {
  it('are found in the source', () => expect(unique.length).toBeGreaterThan(250));

  it.each(unique)('$place /$pattern/$flags takes linear time', { timeout: 150_000 }, ({ pattern, flags }) => {
    if (pattern in EXCEPTIONS) return;
    expect(verdictOn(pattern, flags)).toBe('safe');
  });

  it('that are listed as exceptions still exist', () => {
    const all = new Set(literals.map(({ pattern }) => pattern));
    expect(Object.keys(EXCEPTIONS).filter((pattern) => !all.has(pattern))).toEqual([]);
  });

  it('are written out, so that they can be checked: none is built at run time', () =>
    expect(made).toEqual([]));

  it('that are slow are recognised by the checker', () => {
    expect(verdictOn('^([A-Za-z][A-Za-z0-9-]*):[ \\t]*([ -~\\t]*)$', '')).not.toBe('safe');
    expect(verdictOn('^(a+)+$', '')).not.toBe('safe');
  });
});
