/** Builds pages (Next) and the one script (esbuild), and stamps the result. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from '#lib/env.ts';
import { stampBuild } from './build-stamp.ts';
import { bundleElements } from './bundle-elements.ts';
import { runProgram } from './run-program.ts';

export async function buildSite(): Promise<void> {
  const started = Date.now();
  process.stderr.write('Building the site. This takes about half a minute and reads no content.\n');
  rmSync(join(projectDir(), '.next', 'broadsheet-build'), { force: true });
  await runProgram('next', ['build']);
  await bundleElements();
  stampBuild();
  process.stderr.write(`Built in ${((Date.now() - started) / 1000).toFixed(0)} s.\n`);
}
