/**
 * Cuts the paper's fonts from those that the devDependencies bring and writes them into app/fonts, with their licences.
 * Run by hand when a face or a character is added: `npm run fonts`. Its output is committed.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { projectDir } from '#lib/env.ts';
import { charactersOf } from './fonts/characters.ts';
import { FACES, type Face } from './fonts/faces.ts';

const packageDir = (family: string): string =>
  join(projectDir(), 'node_modules', '@fontsource-variable', family);
const fontsDir = join(projectDir(), 'app', 'fonts');

/** Cuts one file. Unless its face says which, every layout feature stays: kern, liga, tnum, pnum, joining, marks. */
async function cut({ name, family, source, characters, axes, features }: Face): Promise<number> {
  const whole = readFileSync(join(packageDir(family), 'files', `${family}-${source}.woff2`));
  const part = await subsetFont(whole, charactersOf(characters), {
    targetFormat: 'woff2',
    variationAxes: axes,
    noHinting: true,
    keepFeatures: features,
  });
  writeFileSync(join(fontsDir, `${name}.woff2`), part);
  return part.byteLength;
}

for (const face of FACES) {
  const bytes = await cut(face);
  process.stdout.write(`${face.name.padEnd(34)} ${bytes.toLocaleString('en-GB').padStart(8)} bytes\n`);
}
for (const family of new Set(FACES.map((face) => face.family))) {
  copyFileSync(join(packageDir(family), 'LICENSE'), join(fontsDir, `OFL-${family}.txt`));
}
