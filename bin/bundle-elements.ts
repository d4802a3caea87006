/** Bundles the custom elements into one hashed module, `.next/assets/elements-<hash>.js`. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectDir } from '#lib/env.ts';

export async function bundleElements(): Promise<void> {
  const outdir = join(projectDir(), '.next', 'assets');
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: [join(projectDir(), 'components', 'elements.ts')],
    outdir,
    entryNames: 'elements-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022'],
    legalComments: 'none',
    logLevel: 'warning',
  });
}
