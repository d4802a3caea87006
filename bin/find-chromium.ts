/** The browser of the browser tests: `$CHROMIUM`, one of Debian's, or the one that Playwright downloaded. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Path of a Chromium that can be started, or undefined. */
export function findChromium(): string | undefined {
  // Without the windows that nobody sees a test takes two thirds of the time.
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser'];
  const candidates = [process.env.CHROMIUM, ...names.map((name) => `/usr/bin/${name}`)];
  const found = candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
  if (found !== undefined) return found;
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : undefined;
}
