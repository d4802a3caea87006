import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectDir } from '#lib/env.ts';
import { closingLines, countBrowserTests, countUnitTests, NOTHING, sum } from './test-reports.ts';

const SPEC = `
import { expect, test } from '@playwright/test';
test.describe('a group', () => {
  test('comes in the end', ({}, { retry }) => expect(retry).toBe(1));
});
test('is good', () => {});
test.skip('is left out', () => {});
`;

/** What Playwright reports for a file with a test of each outcome. */
function runSpec(): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-reports-'));
  try {
    mkdirSync(join(folder, 'e2e'));
    symlinkSync(join(projectDir(), 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'e2e', 'fates.spec.ts'), SPEC);
    const projects = `[{ name: 'newsroom', retries: 1 }]`;
    writeFileSync(
      join(folder, 'playwright.config.ts'),
      `export default { testDir: 'e2e', workers: 1, reporter: 'json', projects: ${projects} };`,
    );
    const { PLAYWRIGHT_JSON_OUTPUT_NAME: _, ...env } = process.env;
    const runner = join(projectDir(), 'node_modules/.bin/playwright');
    return spawnSync(runner, ['test'], { cwd: folder, encoding: 'utf8', env }).stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// This starts another Playwright, with its own processes.
test('a test that passed only at the second try is named, and counted as passed', {
  timeout: 120_000,
}, () => {
  const browser = countBrowserTests(JSON.parse(runSpec()));
  expect(browser).toEqual({
    passed: 2,
    failed: 0,
    skipped: 1,
    secondTry: ['[newsroom] fates.spec.ts:4 › a group › comes in the end'],
  });
  const all = sum(
    countUnitTests({ numPassedTests: 10, numFailedTests: 0, numPendingTests: 2 }),
    sum(NOTHING, browser),
  );
  expect(closingLines(all)).toEqual([
    '1 of the tests passed only at a second try (they are counted as passed):',
    '  [newsroom] fates.spec.ts:4 › a group › comes in the end',
    'Tests: 12 passed, 0 failed, 3 skipped',
  ]);
});

test('if no test needed a second try, the report says so', () => {
  expect(closingLines({ ...NOTHING, passed: 3 })).toEqual([
    'No test needed a second try.',
    'Tests: 3 passed, 0 failed, 0 skipped',
  ]);
});

test('unit tests are never retried', () => {
  // A retry would hide flaky tests from the count as well.
  expect(readFileSync(join(projectDir(), 'vitest.config.ts'), 'utf8')).not.toMatch(/retry/);
});
