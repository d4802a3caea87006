/** Whether the production build still belongs to the code: a hash of everything that goes into it. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from '#lib/env.ts';

/** Content is not among them: a build reads none. */
const FOLDERS = ['app', 'components', 'lib', 'public', 'bin'];
const FILES = ['package.json', 'package-lock.json', 'next.config.mjs', 'postcss.config.mjs', 'tsconfig.json'];

const stampFile = (): string => join(projectDir(), '.next', 'broadsheet-build');

/** Hash of names and bytes of all that is built, hex. */
export function buildFingerprint(): string {
  const root = projectDir();
  const hash = createHash('sha256');
  const files = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...files, ...FILES.map((name) => join(root, name))].sort()) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** True where the last build went to its end and is one of the code as it stands. */
export function isBuildCurrent(): boolean {
  const made = ['BUILD_ID', 'assets', 'worker', 'served/files.json'].every((name) =>
    existsSync(join(projectDir(), '.next', name)),
  );
  return made && existsSync(stampFile()) && readFileSync(stampFile(), 'utf8') === buildFingerprint();
}

/** @param fingerprint of the code that was built */
export function stampBuild(fingerprint: string): void {
  writeFileSync(stampFile(), fingerprint);
}

/** Before a build: one that is broken off leaves no stamp. */
export function unstampBuild(): void {
  rmSync(stampFile(), { force: true });
}
