/** `npm start`: builds what is stale, then serves. */
import { findObstacle } from '#lib/web/find-obstacle.ts';
import { buildSite } from './build-site.ts';
import { isBuildCurrent } from './build-stamp.ts';
import { stopWith } from './stop-with.ts';

const obstacle = await findObstacle();
if (obstacle !== undefined) stopWith(obstacle);
if (!isBuildCurrent()) {
  await buildSite().catch((error: Error) => stopWith(`The build failed: ${error.message}`));
}
Object.assign(process.env, { NODE_ENV: 'production' });
await import('#lib/web/main.ts');
