import { defineConfig, devices } from '@playwright/test';
import type { ReaderOptions } from './e2e/newsroom/readers.ts';

/** The day on which the read-only sites stand still: the newest sample stories are weeks old then. */
export const CLOCK = '2026-11-22T12:00:00+05:30';

/**
 * Ports of the two read-only sites: `BROWSER_TEST_PORTS`, two numbers with a comma between. `npm test` looks for free
 * ones, so that runs beside each other do not collide; these are for a run by hand.
 */
const [sitePort = 4310, frameworkPort = 4311] = (process.env.BROWSER_TEST_PORTS || '4310,4311')
  .split(',')
  .map(Number);

/** Files of tests that hold the clock of the real machine (e2e/newsroom/by-the-clock.ts). */
const BY_THE_CLOCK = ['within-a-second', 'freshness', 'pull', 'slow-clients'].map(
  (name) => `newsroom/${name}.spec.ts`,
);

const origin = (port: number): string => `http://127.0.0.1:${port}`;

const site = (port: number, name: string, env: Record<string, string> = {}) => ({
  command: 'node lib/web/main.ts',
  url: `${origin(port)}/api/ready`,
  reuseExistingServer: false,
  timeout: 60_000,
  stdout: 'ignore' as const,
  stderr: 'pipe' as const,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
  env: {
    NODE_ENV: 'production',
    PORT: String(port),
    DATA_DIR: `.test/${name}`,
    BROADSHEET_CLOCK: CLOCK,
    LOG_LEVEL: 'warn',
    // What a test sees is made by the code as it is.
    KEEP_PAGES: 'off',
    // Nor does it depend on how this checkout was cloned.
    GIT_HISTORY: 'off',
    NEXT_TELEMETRY_DISABLED: '1',
    ...env,
  },
});

/** Tests that need the full browser: its text rendering, and its back/forward cache. */
const IN_WINDOWS = ['visual', 'navigation'].map((name) => `site/${name}.spec.ts`);

/** Tests of what React, where its scripts are kept, could undo: it takes over the page that the server sent. */
const WHERE_REACT_ACTS = [
  'article',
  'comforts',
  'furniture',
  'journey',
  'navigation',
  'requests',
  'search',
  'sharing',
  'slots',
].map((name) => `site/${name}.spec.ts`);

const launch = (executablePath: string | undefined) => ({
  executablePath: executablePath || undefined,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--font-render-hinting=none',
  ],
});

const browser = {
  ...devices['Desktop Chrome'],
  channel: undefined,
  launchOptions: launch(process.env.HEADLESS_CHROMIUM || process.env.CHROMIUM),
};

export default defineConfig<object, ReaderOptions>({
  testDir: 'e2e',
  outputDir: '.test/playwright',
  snapshotPathTemplate: '{testDir}/{testFileDir}/baselines/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [['list'], ['json']],
  use: {
    ...browser,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // A worker would answer what other tests count: those of offline reading let it in.
    serviceWorkers: 'block',
    // Pages that fade into each other take a fifth of a test's processor time without a GPU. `navigation` tests motion.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    {
      name: 'site',
      testMatch: 'site/**/*.spec.ts',
      testIgnore: IN_WINDOWS,
      use: { baseURL: origin(sitePort) },
    },
    {
      name: 'site-in-windows',
      testMatch: IN_WINDOWS,
      use: {
        baseURL: origin(sitePort),
        launchOptions: launch(process.env.CHROMIUM),
        contextOptions: { reducedMotion: 'no-preference' },
      },
    },
    {
      name: 'site-with-framework-scripts',
      testMatch: WHERE_REACT_ACTS,
      grepInvert: /@stripped/,
      use: { baseURL: origin(frameworkPort) },
    },
    // Tests that change content start newsrooms of their own. One that fails is tried once more: `npm test` names it then.
    { name: 'newsroom', testMatch: 'newsroom/**/*.spec.ts', testIgnore: BY_THE_CLOCK, retries: 1 },
    // What an account keeps, on the other database too.
    {
      name: 'newsroom-postgres',
      testMatch: ['newsroom/accounts.spec.ts', 'newsroom/codes.spec.ts', 'newsroom/sync.spec.ts'],
      grepInvert: /@any-database/,
      retries: 1,
      use: { database: 'postgres' },
    },
    // One after the other, when all others are done with the machine: these hold its clock to a second or two.
    {
      name: 'by-the-clock',
      testMatch: BY_THE_CLOCK,
      retries: 1,
      workers: 1,
      dependencies: [
        'site',
        'site-in-windows',
        'site-with-framework-scripts',
        'newsroom',
        'newsroom-postgres',
      ],
    },
    // Last: its scores come from how long things took, too.
    {
      name: 'lighthouse',
      // Once more where another program took the machine meanwhile: said to be flaky then.
      retries: 1,
      testMatch: 'lighthouse/**/*.spec.ts',
      dependencies: ['by-the-clock'],
      fullyParallel: false,
      use: { baseURL: origin(sitePort) },
    },
  ],
  webServer: [site(sitePort, 'site'), site(frameworkPort, 'framework', { FRAMEWORK_SCRIPTS: 'keep' })],
});
