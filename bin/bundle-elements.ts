/** Bundles the custom elements into one hashed module, `.next/assets/elements-<hash>.js`. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { projectDir } from '#lib/env.ts';

const outdir = (): string => join(projectDir(), '.next', 'assets');

/** esbuild's settings for the one script of public pages. */
export const elementsBuild = () =>
  ({
    entryPoints: [join(projectDir(), 'components', 'elements.ts')],
    outdir: outdir(),
    entryNames: 'elements-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022'],
    legalComments: 'none',
    logLevel: 'warning',
  }) satisfies BuildOptions;

export async function bundleElements(): Promise<void> {
  rmSync(outdir(), { recursive: true, force: true });
  await build(elementsBuild());
}
