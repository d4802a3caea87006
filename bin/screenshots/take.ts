/** Takes pictures of pages as a reader has them when everything has arrived, and puts them on paper. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import type { Theme } from './options.ts';

export interface Picture {
  /** Name of the template, or of what was printed. */
  name: string;
  /** File in the folder of the pictures. */
  file: string;
  /** What is seen: `390 px, dark`, `sheet 1`. */
  view: string;
}

const HEIGHT = 900;

/** Far below the window, pictures and teasers in other scripts wait to be scrolled to: here nobody scrolls. */
async function awaitEverything(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets = [sheet];
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    await document.fonts.ready;
  });
}

async function open(browser: Browser, url: string, width: number, theme: Theme): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height: HEIGHT },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  await page.goto(url);
  await awaitEverything(page);
  return page;
}

/** The whole page, from masthead to footer, as PNG. */
export async function takeScreenshot(
  browser: Browser,
  { name, url, width, theme, out }: { name: string; url: string; width: number; theme: Theme; out: string },
): Promise<Picture> {
  const file = `${name}-${width}-${theme}.png`;
  const page = await open(browser, url, width, theme);
  await page.screenshot({ path: join(out, file), fullPage: true, animations: 'disabled' });
  await page.close();
  return { name, file, view: `${width} px, ${theme}` };
}

/** A4 as PDF, and each sheet as PNG where poppler's pdftoppm is installed. */
export async function print(
  browser: Browser,
  { name, url, out }: { name: string; url: string; out: string },
): Promise<Picture[]> {
  const title = `${name}-print`;
  const pdf = `${title}.pdf`;
  const page = await open(browser, url, 1024, 'light');
  await page.pdf({ path: join(out, pdf), format: 'A4' });
  await page.close();
  const { status } = spawnSync('pdftoppm', ['-png', '-r', '80', join(out, pdf), join(out, title)]);
  const sheets = readdirSync(out).filter((file) => file.startsWith(`${title}-`) && file.endsWith('.png'));
  if (status !== 0 || sheets.length === 0) return [{ name: title, file: pdf, view: 'PDF' }];
  return sheets.sort().map((file, index) => ({ name: title, file, view: `sheet ${index + 1}` }));
}
