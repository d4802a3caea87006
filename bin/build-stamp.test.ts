import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildFingerprint, isBuildCurrent, stampBuild, unstampBuild } from './build-stamp.ts';

let root: string;
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-stamp-'));
  vi.stubEnv('BROADSHEET_ROOT', root);
  const configs = [
    'package.json',
    'package-lock.json',
    'next.config.mjs',
    'postcss.config.mjs',
    'tsconfig.json',
  ];
  for (const file of [...configs, 'app/page.tsx', 'lib/a.ts', 'public/icon.svg', 'content/schema.ts'])
    put(file, file);
  // What a build leaves.
  for (const file of ['BUILD_ID', 'assets/elements.js', 'worker/service-worker.js', 'served/files.json'])
    put(`.next/${file}`, file);
  stampBuild(buildFingerprint());
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

describe('whether a build is current', () => {
  it('is as long as nothing changes', () => expect(isBuildCurrent()).toBe(true));

  it.each([
    'app/page.tsx',
    'lib/a.ts',
    'public/icon.svg',
    'package-lock.json',
    'next.config.mjs',
    'lib/new.ts',
  ])('is not once %s changes', (file) => {
    put(file, 'changed');
    expect(isBuildCurrent()).toBe(false);
  });

  it('is not once a source is renamed or deleted', () => {
    rmSync(join(root, 'lib/a.ts'));
    expect(isBuildCurrent()).toBe(false);
    put('lib/b.ts', 'lib/a.ts');
    expect(isBuildCurrent()).toBe(false);
  });

  it('is still when a story, a test or what the paper writes changes: publishing never builds', () => {
    for (const file of [
      'content/articles/world/a.md',
      'lib/a.test.ts',
      'app/page.test.tsx',
      '.data/edition.db',
      'e2e/a.ts',
    ])
      put(file, 'changed');
    expect(isBuildCurrent()).toBe(true);
  });

  it('is not where the code changed while it was being built', () => {
    unstampBuild();
    const begun = buildFingerprint();
    put('lib/a.ts', 'changed meanwhile');
    stampBuild(begun);
    expect(isBuildCurrent()).toBe(false);
  });

  it.each(['.next/BUILD_ID', '.next/assets', '.next/worker'])('is not where %s is missing', (made) => {
    rmSync(join(root, made), { recursive: true });
    expect(isBuildCurrent()).toBe(false);
  });

  it('is not after a build that was broken off', () => {
    unstampBuild();
    expect(isBuildCurrent()).toBe(false);
  });
});
