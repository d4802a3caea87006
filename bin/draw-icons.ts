/**
 * Draws the icons of the installed paper whose shape a device chooses, from `public/icons/icon.svg`. The mark stays within
 * the safe zone, a circle of 80% of the width: https://www.w3.org/TR/appmanifest/#icon-masks
 * Run by hand when the mark changes: `npm run icons`. Its output is committed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { projectDir } from '#lib/env.ts';

const folder = join(projectDir(), 'public', 'icons');
const mark = readFileSync(join(folder, 'icon.svg'), 'utf8');

/** The corners of the mark's square would be cut off: it is drawn at this part of its size, on its own ground. */
const SCALE = 0.7;

const middle = 32;
const inside = mark.replace(/^<svg[^>]*>|<\/svg>\s*$/g, '');
const ground = /<rect[^>]*>/.exec(inside)?.[0];
if (ground === undefined) throw new Error('icon.svg has no ground.');
const maskable = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${ground}
<g transform="translate(${middle} ${middle}) scale(${SCALE}) translate(-${middle} -${middle})">${inside}</g></svg>`;

for (const size of [192, 512]) {
  await sharp(Buffer.from(maskable), { density: (72 * size) / 64 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toFile(join(folder, `icon-maskable-${size}.png`));
}
