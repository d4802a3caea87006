/**
 * Bundles what runs in a reader's browser, into `.next/assets`: `elements-<hash>.js`, the module of custom elements, and so
 * on, one file a script, each made from `components/<name>.ts`. The service worker, whose name may not change, is made into
 * `.next/worker`.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { SCRIPTS, type ScriptName } from '#lib/assets/scripts.ts';
import { projectDir } from '#lib/env.ts';

const outdir = (): string => join(projectDir(), '.next', 'assets');
const workerDir = (): string => join(projectDir(), '.next', 'worker');

/** esbuild's settings for a script of public pages, made from `components/<name>.ts`. */
export const scriptBuild = (name: ScriptName) =>
  ({
    entryPoints: [join(projectDir(), 'components', `${name}.ts`)],
    outdir: outdir(),
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    // A module would wait until the page is parsed: what comes before the first paint is none.
    format: name === 'theme' ? 'iife' : 'esm',
    target: ['es2022'],
    legalComments: 'none',
    logLevel: 'warning',
  }) satisfies BuildOptions;

/** The service worker, and the one that takes its place where it is turned off. */
export const workerBuild = () =>
  ({
    entryPoints: ['service-worker', 'leaving-worker'].map((name) =>
      join(projectDir(), 'components', `${name}.ts`),
    ),
    outdir: workerDir(),
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2022'],
    legalComments: 'none',
    logLevel: 'warning',
  }) satisfies BuildOptions;

export async function bundleScripts(): Promise<void> {
  rmSync(outdir(), { recursive: true, force: true });
  await Promise.all([...SCRIPTS.map((name) => build(scriptBuild(name))), build(workerBuild())]);
}
