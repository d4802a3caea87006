import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';

let child: ChildProcess;
let said = '';

/** A server that needs two seconds to answer what was begun. */
async function start(): Promise<void> {
  const code = `
    import { stopOnSignals } from '${new URL('./stop-on-signals.ts', import.meta.url)}';
    stopOnSignals(async (why) => {
      console.log('stopping: ' + why);
      setTimeout(() => { console.log('answered'); process.exit(0); }, 2000);
    });
    setInterval(() => {}, 1000);
    console.log('ready');`;
  said = '';
  child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  while (!said.includes('ready')) await pause(20);
}

afterEach(() => child.kill('SIGKILL'));

describe('being told to stop', () => {
  it('answers what was begun although Ctrl-C arrives several times, from the terminal and from npm', async () => {
    await start();
    for (let n = 0; n < 3; n += 1) child.kill('SIGINT');
    await pause(100);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(said).toBe('ready\nstopping: SIGINT\nanswered\n');
  });

  it('ends at once when it is told again, by somebody who has waited', async () => {
    await start();
    child.kill('SIGTERM');
    await pause(1_200);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([130, null]);
    expect(said).not.toContain('answered');
  });

  it('stops when the process that started it is gone, however that went', async () => {
    await start();
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(said).toContain('stopping: disconnect\nanswered');
  });
});
