/** Clients that stall, flood or only wait take nothing from readers. */
import { execFileSync } from 'node:child_process';
import { get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { connectionsFor } from '../../lib/web/connection-limit.ts';
import { expect, testAlone as test } from './newsroom.ts';

/** Number of idle connections: as many as the server accepts under this machine's limit of open files, minus some for readers. */
const most = (): number => {
  const limit = execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim();
  return limit === 'unlimited' ? 10_000 : Math.min(10_000, connectionsFor(Number(limit)) - 100);
};

test('ten thousand idle connections, slow ones and floods of headers leave readers as they were', async ({
  newsroom,
}) => {
  test.setTimeout(90_000);
  const { port } = new URL(newsroom.url);
  const sockets: Socket[] = [];
  const open = (first?: string): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        if (first !== undefined) socket.write(first);
        resolve();
      });
      socket.on('error', () => resolve());
      sockets.push(socket);
    });
  /** A new reader each time: one who has a connection already knows nothing of a crowd at the door. */
  const read = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const begun = performance.now();
      get(`${newsroom.url}/world`, { agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => {
          if (response.statusCode === 200 && text.endsWith('</html>')) resolve(performance.now() - begun);
          else reject(new Error(`${response.statusCode}, ${text.length} characters`));
        });
      }).on('error', reject);
    });
  const p95 = async (): Promise<number> => {
    const times: number[] = [];
    for (let n = 0; n < 200; n += 1) times.push(await read());
    return times.sort((a, b) => a - b)[189] ?? Number.NaN;
  };
  const alone = await p95();

  const count = most();
  for (let n = 0; n < count; n += 500)
    await Promise.all(Array.from({ length: Math.min(500, count - n) }, () => open()));
  // Half a request line, half a header, and who asks and never reads.
  for (let n = 0; n < 100; n += 1) {
    await open('GET /wor');
    await open('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    await open(`${'GET /world HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(20)}`);
    sockets.at(-1)?.pause();
  }
  const flood = `GET / HTTP/1.1\r\nHost: x\r\n${'X-Flood: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(4_000)}\r\n`;
  for (let n = 0; n < 50; n += 1) await open(flood);

  const crowded = await p95();
  expect(crowded, `p95 alone ${alone.toFixed(1)} ms`).toBeLessThan(Math.max(10 * alone, 50));
  for (const socket of sockets) socket.destroy();
  expect(await p95()).toBeLessThan(Math.max(10 * alone, 50));
});
