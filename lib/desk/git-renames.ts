/** Where stories stood before, from the git history of the content folder, where it has one. */
import { execFile } from 'node:child_process';
import type { Rename } from '#lib/edition/publishing/renames.ts';
import { storyAddress } from './address.ts';
import { gitIn, SAFELY } from './git.ts';

/** A history that takes longer is left to redirects.yml. */
const LIMIT = { timeout: 60_000, maxBuffer: 64 * 1024 * 1024 };

/** Path of a story from its file below the content folder; undefined where the file is no story's. */
export function storyOfFile(file: string): string | undefined {
  if (!/^articles\/[^/]+\/\d{4}\/\d\d\/[^/]+\.md$/.test(file)) return undefined;
  const address = storyAddress(file.normalize('NFC'));
  return 'path' in address ? address.path : undefined;
}

/** Renames from `git log --name-status -z`: `R100`, old name and new name, each ended by NUL. */
export function parseRenames(output: string): Rename[] {
  const parts = output.split('\0');
  const renames: Rename[] = [];
  for (let n = 0; n + 2 < parts.length; n += 1) {
    if (!/^\n*R\d*$/.test(parts[n] ?? '')) continue;
    const [from, to] = [storyOfFile(parts[n + 1] ?? ''), storyOfFile(parts[n + 2] ?? '')];
    if (from !== undefined && to !== undefined && from !== to) renames.push({ from, to });
    n += 2;
  }
  return renames;
}

/**
 * Renames of stories in the history of `contentDir`, newest first; none where there is no git, no history, or one too
 * long. Never rejects.
 */
export function readGitRenames(contentDir: string): Promise<Rename[]> {
  const args = [
    'log',
    '--relative',
    '--diff-filter=R',
    '--find-renames=40%',
    '--name-status',
    '--format=',
    '-z',
  ];
  return new Promise((resolve) => {
    const options = { ...gitIn(contentDir), ...LIMIT };
    execFile('git', [...SAFELY, ...args, '--', 'articles'], options, (error, output) =>
      resolve(error ? [] : parseRenames(output)),
    );
  });
}
