/** Builds pages (Next) and the scripts of public pages (esbuild), and stamps the result. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from '#lib/env.ts';
import { stampBuild } from './build-stamp.ts';
import { bundleScripts } from './bundle-scripts.ts';

/** Runs a program of the project with its output shown; throws where it fails. */
function run(program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: projectDir(), stdio: ['ignore', 2, 2], env: process.env });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ${args[0] ?? ''} ended with ${code}.`)),
    );
  });
}

export async function buildSite(): Promise<void> {
  const started = Date.now();
  process.stderr.write('Building the site. This takes about half a minute and reads no content.\n');
  rmSync(join(projectDir(), '.next', 'broadsheet-build'), { force: true });
  await run('contentlayer2', ['postinstall']);
  await run('next', ['build']);
  await bundleScripts();
  stampBuild();
  process.stderr.write(`Built in ${((Date.now() - started) / 1000).toFixed(0)} s.\n`);
}
