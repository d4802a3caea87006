/** Runs the programs that a command is made of, with their output shown. */
import { spawn } from 'node:child_process';
import { projectDir } from '#lib/env.ts';

interface RunOptions {
  /** Variables besides those of this process. */
  env?: Record<string, string>;
  /** Where its output goes: on standard error it is progress of what this process says. */
  output?: 'stdout' | 'stderr';
}

const ENDINGS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect'];

/**
 * Resolves with the program's exit code; rejects where it cannot be started. A signal, or the end of the process that
 * started this one, ends the program and then this process: nothing goes on by itself.
 */
export function exitCodeOf(program: string, args: string[], options: RunOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: projectDir(),
      stdio: ['ignore', options.output === 'stderr' ? 2 : 1, 2],
      env: { ...process.env, ...options.env },
    });
    let isStopping = false;
    const stop = (): void => {
      isStopping = true;
      child.kill();
    };
    for (const ending of ENDINGS) process.on(ending, stop);
    child.on('error', (error) => reject(new Error(`${program} could not be started: ${error.message}`)));
    child.on('exit', (code) => {
      if (isStopping) process.exit(130);
      for (const ending of ENDINGS) process.off(ending, stop);
      resolve(code ?? 1);
    });
  });
}

/** Rejects where the program cannot be started or ends with anything but 0. */
export async function runProgram(
  program: string,
  args: string[],
  env?: Record<string, string>,
): Promise<void> {
  const code = await exitCodeOf(program, args, { output: 'stderr', ...(env && { env }) });
  if (code !== 0) throw new Error(`${program} ${args[0] ?? ''} ended with ${code}.`);
}
