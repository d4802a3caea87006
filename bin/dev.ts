/** `npm run dev`: works on code and content with live reload. */
import { context } from 'esbuild';
import { startDevServer } from '#lib/web/dev-server.ts';
import { scriptBuild } from './bundle-scripts.ts';

const bundler = async (name: 'elements' | 'theme') => {
  const made = await context({ ...scriptBuild(name), minify: false, write: false });
  return async () => (await made.rebuild()).outputFiles[0]?.text ?? '';
};
try {
  await startDevServer({ elements: await bundler('elements'), theme: await bundler('theme') });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
