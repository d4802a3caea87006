/** Which commit the content folder stands at, where it is a checkout. */
import { execFile } from 'node:child_process';
import { gitIn, SAFELY } from './git.ts';

/** Commit (hex) that is checked out in `contentDir`; undefined where there is no git, or none is. Never rejects. */
export const readGitHead = (contentDir: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const args = [...SAFELY, 'rev-parse', '--verify', '--quiet', 'HEAD'];
    execFile('git', args, { ...gitIn(contentDir), timeout: 5_000 }, (error, output) => {
      const commit = output.trim();
      resolve(!error && /^[0-9a-f]{40,64}$/.test(commit) ? commit : undefined);
    });
  });
