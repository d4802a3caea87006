/** Turns SVG frames into PNG in Chromium, which sets them in the newspaper's own faces. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright';
import { findChromium } from '../find-chromium.ts';

const require = createRequire(import.meta.url);

const FACES = {
  Newsreader: '@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2',
  'Public Sans': '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2',
};

const fontFace = ([family, file]: [string, string]): string => {
  const data = readFileSync(require.resolve(file)).toString('base64');
  return `@font-face{font-family:"${family}";font-weight:100 900;src:url(data:font/woff2;base64,${data})}`;
};

const page = (): string =>
  `<!doctype html><style>${Object.entries(FACES).map(fontFace).join('')}` +
  'body{margin:0}svg{display:block;font-variant-numeric:tabular-nums}</style><body>';

/** Pictures of the frames, in their order. Throws where there is no Chromium or a face does not load. */
export async function* photograph(
  frames: Iterable<string>,
  viewport: { width: number; height: number },
): AsyncGenerator<Buffer> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('Drawing needs Chromium: apt-get install chromium.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const screen = await browser.newPage({ viewport });
    await screen.setContent(page());
    const families = Object.keys(FACES);
    const loaded = await screen.evaluate(
      (names) => Promise.all(names.map((name) => document.fonts.load(`500 20px "${name}"`))),
      families,
    );
    if (loaded.length !== families.length) throw new Error(`Not all faces loaded: ${families.join(', ')}.`);
    for (const frame of frames) {
      await screen.evaluate((svg) => {
        document.body.innerHTML = svg;
      }, frame);
      yield await screen.screenshot();
    }
  } finally {
    await browser.close();
  }
}
