/** How git is asked about the content folder. Its repository may be somebody else's, or prepared by somebody: it is read, and no more. */
import { gitEnvironment } from '#lib/env.ts';

/** No program, pager or hook of a repository's settings is run, no signature is checked by one, and nothing is written. */
export const SAFELY: readonly string[] = [
  '--no-optional-locks',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'log.showSignature=false',
  '--no-pager',
];

/** Where git runs, and with what environment: one in which it fetches nothing that the repository lacks. */
export const gitIn = (contentDir: string): { cwd: string; env: NodeJS.ProcessEnv } => ({
  cwd: contentDir,
  env: gitEnvironment(),
});
