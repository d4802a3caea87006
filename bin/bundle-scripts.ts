/**
 * Bundles what runs in a reader's browser, into `.next/assets`: `elements-<hash>.js`, the module of custom elements,
 * `search-<hash>.js`, that of the search page, and `theme-<hash>.js`, the few bytes that run before the first paint.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import type { ScriptName } from '#lib/assets/scripts.ts';
import { projectDir } from '#lib/env.ts';

const outdir = (): string => join(projectDir(), '.next', 'assets');

/** A module would wait until the page is parsed: what comes before the first paint is none. */
const FORMATS = { changes: 'esm', elements: 'esm', search: 'esm', theme: 'iife' } as const satisfies Record<
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
  }) satisfies BuildOptions;

export async function bundleScripts(): Promise<void> {
  rmSync(outdir(), { recursive: true, force: true });
  const names: ScriptName[] = ['changes', 'elements', 'search', 'theme'];
  await Promise.all(names.map((name) => build(scriptBuild(name))));
}
