/** `npm run dev`: works on code and content with live reload. */
import { context } from 'esbuild';
import { startDevServer } from '#lib/web/dev-server.ts';
import { findObstacle } from '#lib/web/find-obstacle.ts';
import { elementsBuild } from './bundle-elements.ts';
import { stopWith } from './stop-with.ts';

const bundler = await context({ ...elementsBuild(), minify: false, write: false });
const obstacle = await findObstacle();
if (obstacle !== undefined) stopWith(obstacle);
try {
  await startDevServer(async () => (await bundler.rebuild()).outputFiles[0]?.text ?? '');
} catch (error) {
  stopWith(error instanceof Error ? error.message : String(error));
}
