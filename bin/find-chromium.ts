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
 * Path of Chromium's headless shell, `$HEADLESS_CHROMIUM` or Debian's, or undefined. Most tests take a third less time in it. It
 * renders text slightly differently, and has no back/forward cache.
 */
export const findHeadlessChromium = (): string | undefined =>
  firstOf([process.env.HEADLESS_CHROMIUM, '/usr/bin/chromium-headless-shell']);
