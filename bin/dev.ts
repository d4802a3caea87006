/** `npm run dev`: works on code and content with live reload. */
import { context } from 'esbuild';
import { startDevServer } from '#lib/web/dev-server.ts';
import { elementsBuild } from './bundle-elements.ts';

const bundler = await context({ ...elementsBuild(), minify: false, write: false });
try {
  await startDevServer(async () => (await bundler.rebuild()).outputFiles[0]?.text ?? '');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
