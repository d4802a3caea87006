/**
 * Cuts the paper's fonts from those that the devDependencies bring and writes them into app/fonts, with their licences, and
 * those of pictures that the server draws into lib/cards/fonts.
 * Run by hand when a face or a character is added: `npm run fonts`. Its output is committed.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { projectDir } from '#lib/env.ts';
import { charactersOf } from './fonts/characters.ts';
import { CARD_FACES, FACES, type Face } from './fonts/faces.ts';

const packageDir = (family: string): string =>
  join(projectDir(), 'node_modules', '@fontsource-variable', family);
const fontsDir = join(projectDir(), 'app', 'fonts');
const cardFontsDir = join(projectDir(), 'lib', 'cards', 'fonts');

interface Output {
  folder: string;
  format: 'woff2' | 'sfnt';
  ending: string;
}

/** Cuts one file. Unless its face says which, every layout feature stays: kern, liga, tnum, pnum, joining, marks. */
async function cut(face: Face, { folder, format, ending }: Output): Promise<void> {
  const { name, family, source, characters, axes, features } = face;
  const whole = readFileSync(join(packageDir(family), 'files', `${family}-${source}.woff2`));
  const part = await subsetFont(whole, charactersOf(characters), {
    targetFormat: format,
    variationAxes: axes,
    noHinting: true,
    keepFeatures: features,
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.${ending}`), part);
  const bytes = part.byteLength.toLocaleString('en-GB').padStart(8);
  process.stdout.write(`${`${name}.${ending}`.padEnd(40)} ${bytes} bytes\n`);
}

for (const face of FACES) await cut(face, { folder: fontsDir, format: 'woff2', ending: 'woff2' });
for (const face of CARD_FACES) await cut(face, { folder: cardFontsDir, format: 'sfnt', ending: 'ttf' });
for (const family of new Set(FACES.map((face) => face.family))) {
  copyFileSync(join(packageDir(family), 'LICENSE'), join(fontsDir, `OFL-${family}.txt`));
}
