import { readdirSync, readFileSync, statSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { expect, testAlone as test } from './newsroom.ts';

const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

const folderBytes = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

test('20,000 requests for addresses that do not exist leave memory and disk as they were', async ({
  newsroom,
}) => {
  test.setTimeout(90_000);
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const status = (path: string): Promise<number> =>
    new Promise((resolve, reject) => {
      get(newsroom.url + path, { agent }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      }).on('error', reject);
    });
  const ask = async (from: number, count: number): Promise<void> => {
    const kinds = [
      (n: number) => `/world/2007/05/29/no-such-story-${n}`,
      (n: number) => `/section-${n}`,
      (n: number) => `/topics/topic-${n}`,
      (n: number) => `/world/page/${n + 1000}`,
      (n: number) => `/wp-admin/${n}.php?x=${n}`,
    ];
    for (let n = from; n < from + count; n += 50) {
      const statuses = await Promise.all(
        Array.from({ length: 50 }, (_, i) => status((kinds[(n + i) % 5] ?? String)(n + i))),
      );
      expect(new Set(statuses)).toEqual(new Set([404]));
    }
  };
  await ask(0, 4_000);
  const memory = residentBytes(newsroom.pid);
  const disk = folderBytes(newsroom.data);
  await ask(4_000, 20_000);
  agent.destroy();
  // What is kept counts, not what the collector has yet to take: that is given back within seconds of quiet.
  await expect
    .poll(() => residentBytes(newsroom.pid) - memory, { timeout: 20_000 })
    .toBeLessThan(48 * 1024 * 1024);
  expect(folderBytes(newsroom.data) - disk).toBeLessThan(1024 * 1024);
});
