import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { standBack } from './priority.ts';

const MODULE = new URL('./priority.ts', import.meta.url).href;
const ended: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

/** The nice value of a thread, from its line in /proc (proc_pid_stat(5), field 19). */
const nicenessOf = (thread: string): number =>
  Number(readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').split(') ')[1]?.split(' ')[16]);

describe('who has the processor first', () => {
  it('lets a child process stand back', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    ended.push(() => child.kill('SIGKILL'));
    await once(child, 'spawn');
    standBack('develops', child.pid);
    expect(getPriority(child.pid ?? 0)).toBe(10);
  });

  it('does nothing to a process that is gone', () => {
    expect(() => standBack('answers', 2 ** 22 + 1)).not.toThrow();
  });

  it.runIf(process.platform === 'linux')(
    'lets a thread stand back, and its process go on as before',
    async () => {
      const script = `
      const { parentPort } = require('node:worker_threads');
      const { readlinkSync } = require('node:fs');
      import(${JSON.stringify(MODULE)}).then(({ standBack }) => {
        standBack('answers');
        parentPort.postMessage(readlinkSync('/proc/thread-self').split('/').at(-1));
        setInterval(() => {}, 1000);
      });`;
      const before = getPriority();
      const worker = new Worker(script, { eval: true });
      ended.push(() => worker.terminate());
      const [thread] = await once(worker, 'message');
      expect(nicenessOf(String(thread))).toBe(5);
      expect(getPriority()).toBe(before);
    },
  );
});
