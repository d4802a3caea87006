/** The browser of the browser tests: `$CHROMIUM`, Debian's, or the one that Playwright downloaded. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Path of a Chromium that can be started, or undefined. */
export function findChromium(): string | undefined {
  const candidates = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  const found = candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
  if (found !== undefined) return found;
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : undefined;
}
