/** The same pages by Next with its own caches: a build of a copy of the sources whose pages are static. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run-site.ts';

const SOURCES = [
  'app',
  'bench/next-own-path.ts',
  'components',
  'content',
  'lib',
  'public',
  'package.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

/** Builds the copy in `folder` and starts it on the edition in `data`. */
export function startNextBeside(options: { folder: string; data: string; port: number }): ChildProcess {
  const { folder, data, port } = options;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of SOURCES) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const config = readFileSync(join(root, 'next.config.mjs'), 'utf8')
    .replace(/^ {2}cacheMaxMemorySize:.*$/gm, '')
    .replace('compress: false', 'compress: true');
  writeFileSync(join(folder, 'next.config.mjs'), config);
  // It keeps pages itself only where they are static.
  const layout = join(folder, 'app/(public)/layout.tsx');
  writeFileSync(layout, readFileSync(layout, 'utf8').replace("'force-dynamic'", "'force-static'"));
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    DATA_DIR: data,
    BROADSHEET_ROOT: folder,
    PORT: String(port),
  };
  execFileSync(join(root, 'node_modules/.bin/next'), ['build'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 2],
  });
  return spawn(join(root, 'node_modules/.bin/node'), ['bench/next-own-path.ts'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
