/**
 * `npm test`: every check, in the order in which they are cheap: format and lint, types, unit tests, production build,
 * browser tests against the production server. Ends with what was run: `Tests: N passed, N failed, N skipped`, and before that with
 * the tests that passed only at the second try.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from '#lib/env.ts';
import { buildSite } from './build-site.ts';
import { isBuildCurrent } from './build-stamp.ts';
import { writeContentTypes } from './content-types.ts';
import { findChromium, findHeadlessChromium } from './find-chromium.ts';
import { findFreePorts } from './free-ports.ts';
import { exitCodeOf } from './run-program.ts';
import {
  type BrowserReport,
  closingLines,
  countBrowserTests,
  countUnitTests,
  NOTHING,
  sum,
  type UnitReport,
} from './test-reports.ts';

const reports = join(projectDir(), '.test', 'reports');
let total = NOTHING;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const run = (program: string, args: string[], env: Record<string, string> = {}): Promise<number> =>
  exitCodeOf(program, args, { env });

/** Runs a step; ends everything where it fails, as what follows stands on it. */
async function step(title: string, task: () => Promise<number>): Promise<void> {
  const started = Date.now();
  say(`\n── ${title}`);
  const code = await task().catch((error: Error) => {
    say(error.message);
    return 1;
  });
  say(`── ${title}: ${code === 0 ? 'good' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
  if (code !== 0) finish(1);
}

function finish(code: number): never {
  say(`\n${closingLines(total).join('\n')}`);
  process.exit(code);
}

const readReport = <Report>(file: string): Report | undefined => {
  try {
    return JSON.parse(readFileSync(join(reports, file), 'utf8')) as Report; // written by the runner just now
  } catch {
    return undefined;
  }
};

async function unitTests(): Promise<number> {
  const code = await run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, 'unit.json')}`,
  ]);
  const report = readReport<UnitReport>('unit.json');
  if (report) total = sum(total, countUnitTests(report));
  return code !== 0 || report === undefined || report.numPassedTests === 0 ? 1 : 0;
}

async function browserTests(): Promise<number> {
  const chromium = findChromium();
  if (chromium === undefined) {
    say('No Chromium was found; trying to download the one that Playwright ships.');
    if ((await exitCodeOf('playwright', ['install', 'chromium'], { hidesErrors: true })) !== 0) {
      say(
        'The browser tests need Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path.',
      );
      return 1;
    }
  }
  const code = await run('playwright', ['test'], {
    CHROMIUM: chromium ?? '',
    HEADLESS_CHROMIUM: findHeadlessChromium() ?? '',
    BROWSER_TEST_PORTS: (await findFreePorts(2)).join(','),
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'browser.json'),
  });
  const report = readReport<BrowserReport>('browser.json');
  if (report) total = sum(total, countBrowserTests(report));
  return code !== 0 || report === undefined || report.stats.expected === 0 ? 1 : 0;
}

rmSync(join(projectDir(), '.test'), { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

await step('Format and lint (Biome)', () => run('biome', ['ci', '--error-on-warnings', '--colors=off', '.']));
await step('Types of the content model (Contentlayer)', async () => {
  await writeContentTypes();
  return 0;
});
await step('Types (tsc)', async () => {
  const routes = await run('next', ['typegen']);
  return routes === 0 ? run('tsc', ['--noEmit', '--incremental', 'false']) : routes;
});
await step('Content (the desk)', () => run('node', ['bin/check-content.ts']));
await step('Unit tests (Vitest)', unitTests);
await step('Production build', async () => {
  if (isBuildCurrent()) return 0;
  await buildSite();
  return 0;
});
await step('Browser tests (Playwright)', browserTests);
finish(0);
