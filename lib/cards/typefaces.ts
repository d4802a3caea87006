/** Fonts for what the server draws: the paper's own first, then those of the machine. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataDir, setFontconfig } from '#lib/env.ts';
import { escapeXml } from '#lib/escape-xml.ts';

const FOLDER = fileURLToPath(new URL('./fonts/', import.meta.url));

/** In these files a family is named after its smallest size or lightest weight. This gives it the name that drawings use. */
const RENAMED = { 'Newsreader 16pt': 'Newsreader', 'Public Sans Thin': 'Public Sans' };

const rename = ([from, to]: [string, string]): string =>
  `<match target="scan"><test name="family"><string>${from}</string></test>` +
  `<edit name="family" mode="assign"><string>${to}</string></edit></match>`;

let isInstalled = false;

/** Tells the drawing library where the fonts are; to be called before it draws for the first time. */
export function installTypefaces(): void {
  if (isInstalled) return;
  const folder = join(dataDir(), 'fontconfig');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  const folders = [FOLDER, '/usr/share/fonts', '/usr/local/share/fonts'].map(
    (dir) => `<dir>${escapeXml(dir)}</dir>`,
  );
  writeFileSync(
    file,
    '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n' +
      `${folders.join('\n')}\n<cachedir>${escapeXml(join(folder, 'cache'))}</cachedir>\n` +
      `${Object.entries(RENAMED).map(rename).join('\n')}\n</fontconfig>\n`,
  );
  setFontconfig(file);
  isInstalled = true;
}
