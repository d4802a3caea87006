/** What the two test runners report, brought into one count and the last lines of `npm test`. */

export interface Count {
  /** Those that passed only at a second try are among them. */
  passed: number;
  failed: number;
  skipped: number;
  /** Name of each test that failed first and passed when it was tried once more. */
  secondTry: string[];
}

/** Vitest's JSON report, as far as it is read: no test is tried twice there. */
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

/** Playwright's JSON report, as far as it is read. A `file` stands below the folder of all tests. */
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

/** `[project] file:line › title`, of a suite and the suites in it. @param above titles of the groups that it stands in */
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

/** What `npm test` ends with. The last line is read by programs: it keeps its form. */
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
