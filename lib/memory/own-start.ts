/** Compares how this process was started with what the memory plan says. */
import { environment, memory } from '#lib/env.ts';
import { childFlags, missingOf, type ProcessStart, type Program } from './process-start.mjs';

/** What the plan says and this process was started without; undefined if nothing is missing. */
export function missingHere(program: Program): ProcessStart | undefined {
  const missing = missingOf(memory().plan, program, { flags: process.execArgv, env: environment() });
  return missing.flags.length === 0 && Object.keys(missing.env).length === 0 ? undefined : missing;
}

/**
 * Starts the same program in place of this process, with the plan's flags and variables; the process id and the output stay the same.
 * Returns if that is not possible: a process with a channel to another one would lose it.
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
 * Flags of Node for a program that is started from this process, and inherits its variables.
 *
 * @param by what this process is
 */
export const flagsFor = (program: Program, by: Program = 'web'): string[] =>
  childFlags(memory().plan, program, { program: by, flags: process.execArgv, env: environment() });
