/**
 * Bundles what runs in a reader's browser, into `.next/assets`: `elements-<hash>.js`, the module of custom elements,
 * `search-<hash>.js` and `offline-<hash>.js`, those of such pages, and `theme-<hash>.js`, the few bytes that run before the
 * first paint. The service worker, whose name may not change, is made into `.next/worker`.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import type { ScriptName } from '#lib/assets/scripts.ts';
import { projectDir } from '#lib/env.ts';
import { laterScripts } from './later-scripts.ts';

const outdir = (): string => join(projectDir(), '.next', 'assets');
const workerDir = (): string => join(projectDir(), '.next', 'worker');

/** A module would wait until the page is parsed: what comes before the first paint is none. */
const FORMATS = { elements: 'esm', offline: 'esm', search: 'esm', theme: 'iife' } as const satisfies Record<
  ScriptName,
  BuildOptions['format']
>;

/** esbuild's settings for a script of public pages, made from `components/<name>.ts`. */
export const scriptBuild = (name: ScriptName) =>
  ({
    entryPoints: [join(projectDir(), 'components', `${name}.ts`)],
    outdir: outdir(),
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: FORMATS[name],
    target: ['es2022'],
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [laterScripts],
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
  const names: ScriptName[] = ['elements', 'offline', 'search', 'theme'];
  await Promise.all([...names.map((name) => build(scriptBuild(name))), build(workerBuild())]);
}
