import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { exitCodeOf, runProgram } from './run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'run-program-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Whether a process of that number is there. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('running a program', () => {
  it('tells how it ended', async () => {
    expect(await exitCodeOf(process.execPath, ['-e', 'process.exit(3)'])).toBe(3);
    await expect(runProgram(process.execPath, ['-e', 'process.exit(3)'])).rejects.toThrow('ended with 3');
    await expect(exitCodeOf('no-such-program', [])).rejects.toThrow('no-such-program could not be started');
  });

  it('leaves nothing running when the command is ended: no build goes on by itself', async () => {
    const pidFile = join(folder, 'pid');
    const endless = `require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1000)`;
    const command = `
      import { exitCodeOf } from '${new URL('./run-program.ts', import.meta.url)}';
      await exitCodeOf(process.execPath, ['-e', ${JSON.stringify(endless)}]);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', command], {
      cwd: join(import.meta.dirname, '..'),
    });
    while (!existsSync(pidFile) || readFileSync(pidFile, 'utf8') === '') await pause(20);
    const pid = Number(readFileSync(pidFile, 'utf8'));
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([130, null]);
    expect(isThere(pid)).toBe(false);
  });
});
