/** Peers from npm, each at one version in a folder of its own under `bench/.work`, where nothing else finds them. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { work } from '../run-site.ts';

export interface NpmPackage {
  name: string;
  version: string;
}

const homeOf = ({ name }: NpmPackage): string => join(work, 'peers', 'npm', name.replace('/', '-'));

export const modulesOf = (peer: NpmPackage): string => join(homeOf(peer), 'node_modules');

/** The version that is installed; undefined where none is, or another. */
export function installedVersion(peer: NpmPackage): string | undefined {
  const manifest = join(modulesOf(peer), peer.name, 'package.json');
  if (!existsSync(manifest)) return undefined;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }; // npm's own file
  return version === peer.version ? version : undefined;
}

/** `npm install` of the version named. @throws where npm fails */
export function installPeer(peer: NpmPackage): void {
  if (installedVersion(peer) !== undefined) return;
  const home = homeOf(peer);
  mkdirSync(home, { recursive: true });
  const { name, version } = peer;
  writeFileSync(
    join(home, 'package.json'),
    JSON.stringify({ private: true, dependencies: { [name]: version } }),
  );
  execFileSync('npm', ['install', '--no-fund', '--no-audit'], { cwd: home, stdio: ['ignore', 'ignore', 2] });
}
