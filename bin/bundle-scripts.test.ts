import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { ScriptName } from '#lib/assets/scripts.ts';
import { projectDir } from '#lib/env.ts';
import { scriptBuild } from './bundle-scripts.ts';

const bundle = async (name: ScriptName): Promise<string> =>
  (await build({ ...scriptBuild(name), write: false })).outputFiles[0]?.text ?? '';

describe('the scripts of public pages', () => {
  it('hold a page up by no more than 500 bytes before its first paint', async () => {
    const script = await bundle('theme');
    expect(script).toContain('localStorage');
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(500);
  });

  it('are otherwise one module of no more than 8 KB', async () => {
    const script = await bundle('elements');
    for (const element of ['share-tools', 'text-size', 'theme-control']) expect(script).toContain(element);
    expect(brotliCompressSync(script).byteLength).toBeLessThanOrEqual(8 * 1024);
  });

  it('leave the search page within the 8 KB too, its own one included', async () => {
    const scripts = await Promise.all((['elements', 'search', 'theme'] as const).map(bundle));
    const bytes = scripts.map((script) => brotliCompressSync(script).byteLength);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(8 * 1024);
    expect(scripts[1]).toContain('search-suggest');
  });

  it('ask for what keeps the paper offline in no more than 0.4 KB', async () => {
    const whole = await bundle('elements');
    const begin = join(projectDir(), 'components/offline/begin.ts');
    const made = await build({ ...scriptBuild('elements'), entryPoints: [begin], write: false });
    const alone = made.outputFiles[0]?.text ?? '';
    expect(alone).toContain('"keeping"');
    expect(brotliCompressSync(alone).byteLength).toBeLessThanOrEqual(400);
    // What is fetched later is not in it.
    expect(whole).not.toContain('serviceWorker.register');
  });

  it('keep no page out of the browser’s back/forward cache', async () => {
    expect(await bundle('elements')).not.toMatch(/unload/);
  });
});
