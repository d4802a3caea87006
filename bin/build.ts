/** `npm run build`: the production build, made again only where it is stale. `--force` makes it anyway. */
import { buildSite } from './build-site.ts';
import { isBuildCurrent } from './build-stamp.ts';
import { stopWith } from './stop-with.ts';

if (isBuildCurrent() && !process.argv.includes('--force')) {
  process.stderr.write('The build is up to date.\n');
} else {
  await buildSite().catch((error: Error) => stopWith(`The build failed: ${error.message}`));
}
