import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { findFreePorts } from './free-ports.ts';

test('two test runs beside each other get ports of their own that can be listened on', async () => {
  const ports = await findFreePorts(4);
  expect(new Set(ports).size).toBe(4);
  for (const port of ports) {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    await new Promise((resolve) => server.close(resolve));
  }
});
