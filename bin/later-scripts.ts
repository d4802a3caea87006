/**
 * Scripts that another one fetches when they are first needed: `import('./offline.later.ts')`. Each is a file of its own,
 * named by its hash, that shares nothing with the script which asks for it: a shared part would be one more file to fetch
 * at every first visit.
 */
import { basename, join } from 'node:path';
import { build, type Plugin } from 'esbuild';

export const laterScripts: Plugin = {
  name: 'later-scripts',
  setup({ initialOptions: { plugins: _, entryPoints: __, ...options }, onResolve }) {
    onResolve({ filter: /\.later\.ts$/ }, async ({ path, resolveDir, kind }) => {
      if (kind !== 'dynamic-import') return undefined;
      const made = await build({ ...options, entryPoints: [join(resolveDir, path)], metafile: true });
      const [file] = Object.keys(made.metafile.outputs);
      return file === undefined ? undefined : { path: `/assets/${basename(file)}`, external: true };
    });
  },
};
