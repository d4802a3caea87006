/** What tests of type need: the fonts that a page fetched, and a page drawn with them. */
import type { Page } from '@playwright/test';

export interface FetchedFont {
  /** Name of the file in app/fonts, without its hash. */
  name: string;
  bytes: number;
}

/** Collects the fonts that a page fetches from now on. */
export function watchFonts(page: Page): FetchedFont[] {
  const fetched: FetchedFont[] = [];
  page.on('response', (response) => {
    const file = /\/([\w-]+)\.[^/]*\.woff2$/.exec(response.url())?.[1];
    // woff2 is sent as it is: its length is what goes over the wire.
    if (file !== undefined)
      fetched.push({ name: file.replaceAll('_', '-'), bytes: Number(response.headers()['content-length']) });
  });
  return fetched;
}

/** Visits twice: a face that came too late for the first drawing is in the browser's cache for the second. */
export async function visitWithFonts(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.evaluate(() => document.fonts.ready);
  await page.goto(address);
  await page.evaluate(() => document.fonts.ready);
}

/** Characters of each line of the body's paragraphs, without the last lines. Runs in the page. */
export const lineLengths = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const lengths: number[] = [];
    for (const paragraph of document.querySelectorAll('.body > p')) {
      const lines = new Map<number, number>();
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const range = document.createRange();
        for (let index = 0; index < (node.textContent ?? '').length; index += 1) {
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          const line = Math.round((range.getClientRects()[0]?.bottom ?? 0) / 12);
          lines.set(line, (lines.get(line) ?? 0) + 1);
        }
      }
      lengths.push(...[...lines.values()].slice(0, -1));
    }
    return lengths;
  });
