/**
 * Draws the newsroom's graphics: every spec in `content/graphics` becomes a picture in `content/media/graphics`.
 * `npm run graphics` writes what is stale; with `-- --check` it writes nothing and fails where something is.
 */
import { join } from 'node:path';
import { contentDir } from '#lib/env.ts';
import { reviewGallery } from '#lib/graphics/pictures/gallery.ts';
import { withFace } from './graphics-face.ts';

const isCheck = process.argv.includes('--check');
const { stale, faults, notices, pictures } = await reviewGallery(
  { specs: join(contentDir(), 'graphics'), drawings: join(contentDir(), 'media', 'graphics'), withFace },
  { write: !isCheck },
);

for (const notice of notices) console.warn(notice);
for (const fault of faults) console.error(fault);
for (const { file, change } of stale) {
  console.log(isCheck ? `${file} is stale: run npm run graphics and commit it` : `${change} ${file}`);
}
console.log(
  `${pictures} graphics, ${isCheck ? `${stale.length} stale` : `${stale.length} changed`}, ${faults.length} faults`,
);
if (faults.length > 0 || (isCheck && stale.length > 0)) process.exitCode = 1;
