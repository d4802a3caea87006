/** Which commit the content folder stands at, where it is a checkout. */
import { execFile } from 'node:child_process';

/** Of a repository that somebody else owns or prepared, no program, pager or hook of its settings is run, and nothing is written. */
export const SAFELY: readonly string[] = [
  '--no-optional-locks',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '--no-pager',
];

/** Commit (hex) that is checked out in `contentDir`; undefined where there is no git, or none is. Never rejects. */
export const readGitHead = (contentDir: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const args = [...SAFELY, 'rev-parse', '--verify', '--quiet', 'HEAD'];
    execFile('git', args, { cwd: contentDir, timeout: 5_000 }, (error, output) => {
      const commit = output.trim();
      resolve(!error && /^[0-9a-f]{40,64}$/.test(commit) ? commit : undefined);
    });
  });
