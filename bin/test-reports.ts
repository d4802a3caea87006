/** Adds up what the two test runners report, for the last lines of `npm test`. */

export interface Count {
  /** Includes those that passed only at the second try. */
  passed: number;
  failed: number;
  skipped: number;
  /** Names of tests that failed first and passed at the second try. */
  secondTry: string[];
}

/** The part of Vitest's JSON report that is read. Vitest retries no test. */
export interface UnitReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

/** A file of tests, or a group in one. */
interface Suite {
  title: string;
  specs?: { title: string; file: string; line: number; tests: { projectName: string; status: string }[] }[];
  suites?: Suite[];
}

/** The part of Playwright's JSON report that is read. A `file` is relative to the folder of all tests. */
export interface BrowserReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: Suite[];
}

export const countUnitTests = (report: UnitReport): Count => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests,
  secondTry: [],
});

/** `[project] file:line › title`, of a suite and the suites in it. @param above titles of the groups around it */
function flakyTests({ specs = [], suites = [] }: Suite, above: readonly string[] = []): string[] {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'flaky')
      .map(({ projectName }) => [`[${projectName}] ${file}:${line}`, ...above, title].join(' › ')),
  );
  return [...own, ...suites.flatMap((suite) => flakyTests(suite, [...above, suite.title]))];
}

export const countBrowserTests = ({ stats, suites }: BrowserReport): Count => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
  secondTry: suites.flatMap((suite) => flakyTests(suite)),
});

export const sum = (one: Count, other: Count): Count => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
  secondTry: [...one.secondTry, ...other.secondTry],
});

export const NOTHING: Count = { passed: 0, failed: 0, skipped: 0, secondTry: [] };

/** The last lines of `npm test`. Programs read the last one, so its form must not change. */
export function closingLines({ passed, failed, skipped, secondTry }: Count): string[] {
  const tries =
    secondTry.length === 0
      ? ['No test needed a second try.']
      : [
          `${secondTry.length} of the tests passed only at a second try (they are counted as passed):`,
          ...secondTry.map((name) => `  ${name}`),
        ];
  return [...tries, `Tests: ${passed} passed, ${failed} failed, ${skipped} skipped`];
}
