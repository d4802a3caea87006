/** Builds pages (Next) and the scripts of public pages (esbuild), compresses the static files, and stamps the result. */
import { buildFingerprint, stampBuild, unstampBuild } from './build-stamp.ts';
import { bundleScripts } from './bundle-scripts.ts';
import { runProgram } from './run-program.ts';
import { serveFiles } from './serve-files.ts';

/** Rejects where the build fails. */
export async function buildSite(): Promise<void> {
  const started = Date.now();
  process.stderr.write('Building the site. This takes about half a minute and reads no content.\n');
  unstampBuild();
  // What is changed while this runs may not be in the build: the stamp is of what stood there before.
  const fingerprint = buildFingerprint();
  // Next builds for production whatever NODE_ENV the shell has.
  await runProgram('next', ['build'], { NODE_ENV: 'production' });
  await bundleScripts();
  await serveFiles();
  stampBuild(fingerprint);
  process.stderr.write(`Built in ${((Date.now() - started) / 1000).toFixed(0)} s.\n`);
}
