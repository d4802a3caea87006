import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publish } from '#lib/edition/publish.ts';
import { articleRecord, batchOf, siteRecord, temporaryEdition } from '#lib/edition/test-records.ts';
import type { SiteParts } from './describe-health.ts';
import { answerState, partsOfEdition } from './health.ts';
import { soundParts } from './site-parts.fixtures.ts';

let server: Server;
let parts: SiteParts;

beforeEach(async () => {
  parts = soundParts();
  server = createServer((request, response) => {
    const isAnswered = answerState(request.url ?? '', () => parts, response);
    if (!isAnswered) response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(path: string): Promise<{ status: number; body: unknown; headers: Headers }> {
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  const text = await response.text();
  return { status: response.status, body: text === '' ? '' : JSON.parse(text), headers: response.headers };
}

describe('a monitor', () => {
  it('that asks whether the process is alive is told so, whatever is wrong', async () => {
    parts = soundParts({ edition: undefined, rendering: 'none', desk: undefined });
    expect(await ask('/api/live')).toMatchObject({ status: 200, body: { status: 'live' } });
  });

  it('that asks whether readers may be sent is told so, or told what is missing', async () => {
    expect(await ask('/api/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
    parts = soundParts({ space: { free: 0, state: 'scarce' } });
    expect((await ask('/api/ready')).status).toBe(200);
    parts = soundParts({ edition: undefined, rendering: 'none' });
    const missing = ['an edition that holds all of the content', 'what renders pages'];
    expect(await ask('/api/ready')).toMatchObject({ status: 503, body: { status: 'not ready', missing } });
  });

  it('that asks for its health gets the state of every part, which no cache keeps', async () => {
    const { status, body, headers } = await ask('/api/health');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({ status: 'ok', edition: { articles: 66, version: 7 }, uptime: 60 });
    parts = soundParts({ edition: undefined });
    expect(await ask('/api/health')).toMatchObject({ status: 503, body: { status: 'starting' } });
  });

  it('that asks for anything else is not answered here', async () => {
    expect((await ask('/api/healthy')).status).toBe(404);
  });
});

describe('an edition', () => {
  const NOW = Date.UTC(2026, 5, 1);

  it('is described by its size and version, and by whether the paper has a name', () => {
    const { db, close } = temporaryEdition();
    publish(db, batchOf([articleRecord({ slug: 'talks' })]), NOW);
    expect(partsOfEdition(db, { isDamaged: false, now: NOW })).toEqual({
      edition: { articles: 1, version: expect.any(Number), isDamaged: false, hasSite: false },
      pending: 1,
    });
    publish(db, batchOf([siteRecord()]), NOW);
    expect(partsOfEdition(db, { isDamaged: false, now: NOW }).edition?.hasSite).toBe(true);
    close();
  });

  it('that cannot be queried counts as damaged; a missing one is undefined', () => {
    const { db, close } = temporaryEdition();
    db.run('DROP TABLE search_pending');
    expect(partsOfEdition(db, { isDamaged: false, now: NOW }).edition?.isDamaged).toBe(true);
    close();
    expect(partsOfEdition(undefined, { isDamaged: false, now: NOW })).toEqual({
      edition: undefined,
      pending: 0,
    });
  });
});
