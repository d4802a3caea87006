/** Runs a program of the project with its output shown. */
import { spawn } from 'node:child_process';
import { projectDir } from '#lib/env.ts';

/** Rejects where the program cannot be started or ends with anything but 0. */
export function runProgram(program: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: projectDir(),
      stdio: ['ignore', 2, 2],
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ${args[0] ?? ''} ended with ${code}.`)),
    );
  });
}
