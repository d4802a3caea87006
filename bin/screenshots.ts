/**
 * `npm run screenshots`: pictures of every template from the production server, and a page to look at them beside each
 * other. Options: `npm run screenshots -- --help`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { projectDir } from '#lib/env.ts';
import { buildSite } from './build-site.ts';
import { isBuildCurrent } from './build-stamp.ts';
import { findChromium } from './find-chromium.ts';
import { findFreePorts } from './free-ports.ts';
import { runProgram } from './run-program.ts';
import { contactSheet } from './screenshots/contact-sheet.ts';
import { type Options, readOptions, USAGE } from './screenshots/options.ts';
import { shrinkPictures } from './screenshots/shrink.ts';
import { openSite } from './screenshots/site.ts';
import { type Picture, print, takeScreenshot } from './screenshots/take.ts';
import { clockOf, isPrinted, TEMPLATES, type Template } from './screenshots/templates.ts';
import { stopWith } from './stop-with.ts';

async function* photograph(
  { names, widths, themes, out }: Options,
  executablePath: string,
): AsyncGenerator<Picture> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--font-render-hinting=none'],
  });
  try {
    const chosen = names.map((name): [string, Template] => [name, TEMPLATES[name] ?? { path: '/' }]);
    for (const [clock, templates] of Map.groupBy(chosen, ([, template]) => clockOf(template))) {
      const site = await openSite(clock);
      try {
        for (const [name, template] of templates) {
          const url = new URL(template.path, site.origin).href;
          for (const width of widths)
            for (const theme of themes) yield await takeScreenshot(browser, { name, url, width, theme, out });
          if (isPrinted(template)) yield* await print(browser, { name, url, out });
        }
      } finally {
        await site.stop();
      }
    }
  } finally {
    await browser.close();
  }
}

/** Pictures of today become those that the visual test compares with. */
const acceptBaselines = async (chromium: string): Promise<void> =>
  runProgram(
    'playwright',
    [
      'test',
      '--project=site-in-windows',
      '--reporter=list',
      '--workers=1',
      '--update-snapshots=all',
      'site/visual.spec.ts',
    ],
    { CHROMIUM: chromium, BROWSER_TEST_PORTS: (await findFreePorts(2)).join(',') },
  );

const args = process.argv.slice(2);
if (args.includes('--help')) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(0);
}
try {
  const isAccepting = args.includes('--accept');
  const options = readOptions(args.filter((arg) => arg !== '--accept'));
  const executablePath = findChromium();
  if (executablePath === undefined)
    stopWith(
      'Screenshots need Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path.',
    );
  if (!isBuildCurrent()) await buildSite();
  if (isAccepting) {
    await acceptBaselines(executablePath);
    await shrinkPictures(join(projectDir(), 'e2e/site/baselines'));
    process.exit(0);
  }
  mkdirSync(options.out, { recursive: true });
  const pictures: Picture[] = [];
  for await (const picture of photograph(options, executablePath)) {
    pictures.push(picture);
    process.stdout.write(`${picture.file}\n`);
  }
  const sheet = join(options.out, 'index.html');
  writeFileSync(sheet, contactSheet(pictures));
  process.stdout.write(`${pictures.length} pictures. Look at them: ${sheet}\n`);
} catch (error) {
  stopWith(error instanceof Error ? error.message : String(error));
}
