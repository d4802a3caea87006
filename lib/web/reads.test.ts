import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publish } from '#lib/edition/publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import { Press } from '#lib/press/press.ts';
import { Readership } from '#lib/readership/readership.ts';
import { openFastLane } from './fast-lane.ts';
import { requestListener } from './handle-request.ts';
import { PublishGate } from './publish-signature.ts';
import { withoutReaders } from './readers.fixtures.ts';
import { readsOfLane, readsOfRequests } from './reads.ts';
import { answeringNothing } from './search.fixtures.ts';
import { soundParts } from './site-parts.fixtures.ts';
import { freely, makingWith } from './website.fixtures.ts';

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36';
const story = articleRecord({ slug: 'talks' });
let dir: string;
let readership: Readership;
let server: Server;
let close: () => void;

beforeEach(async () => {
  const edition = temporaryEdition();
  publish(edition.db, batchOf([story]), Date.now());
  dir = mkdtempSync(join(tmpdir(), 'reads-'));
  readership = new Readership({
    dir,
    name: 'web',
    now: Date.now,
    onOrder: () => {},
    warn: () => {},
    tell: () => {},
  });
  const press = new Press({
    limit: 1_000_000,
    keepFrameworkScripts: false,
    render: async (href) => ({ html: `<html><body>${href}</body></html>`, tags: [] }),
  });
  server = createServer(
    requestListener({
      press,
      make: makingWith(async () => undefined),
      ...freely,
      files: () => false,
      log: pino({ level: 'silent' }),
      edition: () => edition.db,
      searcher: answeringNothing,
      parts: () => soundParts(),
      syncDesk: async () => 1,
      catchUp: () => {},
      ...withoutReaders,
      gate: new PublishGate('secret'),
      sent: readsOfRequests(readership),
    }),
  );
  openFastLane(server, (href) => press.find(href), readsOfLane(readership));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = edition.close;
});
afterEach(() => {
  readership.stop();
  server.closeAllConnections();
  server.close();
  close();
  rmSync(dir, { recursive: true, force: true });
});

let reader = 0;
/** Asks as a new reader with a browser, behind a proxy on the machine. */
async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<number> {
  const { port } = server.address() as AddressInfo; // listening on TCP
  reader += 1;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    redirect: 'manual',
    headers: { 'user-agent': AGENT, 'x-forwarded-for': `203.0.113.${reader}`, ...headers },
  });
  await response.arrayBuffer();
  return response.status;
}

/** Reads of any story that were kept. */
function counted(): number {
  readership.stop();
  try {
    const { hours } = JSON.parse(readFileSync(join(dir, 'web.json'), 'utf8'));
    return hours[0][1].reduce((sum: number, [, reads]: [string, number]) => sum + reads, 0);
  } catch {
    return 0;
  }
}

describe('reads', () => {
  it('are counted whichever way the page was answered: rendered, held, by the fast lane', async () => {
    await ask(story.path);
    await ask(story.path, { 'x-unknown': 'not for the fast lane' });
    await ask(story.path);
    expect(counted()).toBe(3);
  });

  it('are of one reader once, by whichever way', async () => {
    for (const language of ['en', 'hi', 'en'])
      await ask(story.path, { 'x-forwarded-for': '203.0.113.1', 'x-language': language });
    expect(counted()).toBe(1);
  });

  it('are none where nothing is read: HEAD, 304, 404, prefetching, programs, and who asks not to be counted', async () => {
    await ask(story.path, {}, 'HEAD');
    await ask(story.path, { 'if-none-match': '*' });
    await ask('/world/2024/05/01/nothing');
    await ask(story.path, { 'sec-purpose': 'prefetch;prerender' });
    await ask(story.path, { 'user-agent': 'curl/8.5' });
    await ask(story.path, { 'sec-gpc': '1' });
    await ask(story.path, { dnt: '1' });
    expect(counted()).toBe(0);
  });

  it('are told by the page itself where the browser had fetched it ahead', async () => {
    expect(await ask(`/api/read?${story.path}`, {}, 'POST')).toBe(204);
    expect(await ask(`/api/read?${story.path}`, { 'sec-gpc': '1' }, 'POST')).toBe(204);
    expect(await ask('/api/read?/world/2024/05/01/nothing', {}, 'POST')).toBe(204);
    expect(await ask('/api/read?/world', {}, 'POST')).toBe(400);
    expect(await ask('/api/read', {}, 'POST')).toBe(400);
    expect(await ask(`/api/read?${story.path}`)).toBe(405);
    expect(counted()).toBe(1);
  });
});
