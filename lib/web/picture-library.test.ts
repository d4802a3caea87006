import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('the web process loads no picture library: a small machine has its memory for readers', {
  timeout: 60_000,
}, () => {
  const program = fileURLToPath(new URL('picture-library.fixtures.ts', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [program], {
    encoding: 'utf8',
    timeout: 50_000,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  expect(JSON.parse(stdout)).toEqual([]);
});
