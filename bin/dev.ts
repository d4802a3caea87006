/** `npm run dev`: works on code and content with live reload. */
import { context } from 'esbuild';
import { SCRIPTS, type ScriptName } from '#lib/assets/scripts.ts';
import { startDevServer } from '#lib/web/dev-server.ts';
import { findObstacle } from '#lib/web/find-obstacle.ts';
import { scriptBuild } from './bundle-scripts.ts';
import { stopWith } from './stop-with.ts';

const bundler = async (name: ScriptName) => {
  const made = await context({ ...scriptBuild(name), minify: false, write: false });
  return async () => (await made.rebuild()).outputFiles[0]?.text ?? '';
};
const obstacle = await findObstacle();
if (obstacle !== undefined) stopWith(obstacle);
try {
  const bundlers = await Promise.all(SCRIPTS.map(async (name) => [name, await bundler(name)] as const));
  await startDevServer(Object.fromEntries(bundlers) as Record<ScriptName, () => Promise<string>>); // one of each
} catch (error) {
  stopWith(error instanceof Error ? error.message : String(error));
}
