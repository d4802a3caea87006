/** The browsers of the browser tests. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const firstOf = (candidates: readonly (string | undefined)[]): string | undefined =>
  candidates.find((path) => path !== undefined && path !== '' && existsSync(path));

/** Path of a Chromium that can be started, `$CHROMIUM`, Debian's, or the one that Playwright downloaded; or undefined. */
export const findChromium = (): string | undefined =>
  firstOf([
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    chromium.executablePath(),
  ]);

/**
 * Path of a Chromium without windows, `$HEADLESS_CHROMIUM` or Debian's, or undefined: most tests take two thirds of the time in
 * it. It draws letters a little differently, and keeps no page to go back to.
 */
export const findHeadlessChromium = (): string | undefined =>
  firstOf([process.env.HEADLESS_CHROMIUM, '/usr/bin/chromium-headless-shell']);
