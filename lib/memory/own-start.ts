/** How this process was started, beside how the plan of memory has it. */
import { environment, memory } from '#lib/env.ts';
import { childFlags, missingOf, type ProcessStart, type Program } from './process-start.mjs';

/** What this process was not started with though the plan has it; undefined if nothing is missing. */
export function missingHere(program: Program): ProcessStart | undefined {
  const missing = missingOf(memory().plan, program, { flags: process.execArgv, env: environment() });
  return missing.flags.length === 0 && Object.keys(missing.env).length === 0 ? undefined : missing;
}

/**
 * Lets the same program take this process's place, started as the plan has it: same process id, same output. Returns where that
 * cannot be: of a process with a channel to another one, the channel would be lost.
 */
export function beginAnew({ flags, env }: ProcessStart): void {
  const { execPath, execArgv, argv, execve, channel } = process;
  if (channel || execve === undefined) return;
  execve.call(process, execPath, [execPath, ...execArgv, ...flags, ...argv.slice(1)], {
    ...environment(),
    ...env,
  });
}

/**
 * Flags of Node for a program that is started from this process; its variables are this process's.
 *
 * @param by what this process is
 */
export const flagsFor = (program: Program, by: Program = 'web'): string[] =>
  childFlags(memory().plan, program, { program: by, flags: process.execArgv, env: environment() });
