/** How git is run in the content folder. The repository may come from somebody else, even an attacker, so it is only read. */
import { gitEnvironment } from '#lib/env.ts';

/** Options with which git runs no program, pager or hook from the repository's settings, checks no signatures and writes nothing. */
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

/** The folder and the environment in which git runs. It does not fetch objects that the repository lacks. */
export const gitIn = (contentDir: string): { cwd: string; env: NodeJS.ProcessEnv } => ({
  cwd: contentDir,
  env: gitEnvironment(),
});
