/** The development server shows editors their previews whole, and lets nothing in them reach beyond this machine. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publish } from '#lib/edition/publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import { NOW, records } from '#lib/feeds/newsroom.fixtures.ts';
import { parseCard, previewFile, previewPath } from '#lib/routes.ts';
import { answerPlainly } from './plain-answer.ts';
import { answerWithPreview, answerWithPreviewCard } from './preview.ts';

const DRAFT = '/world/2024/05/01/draft';
const { db, close } = temporaryEdition();
let server: Server;
let origin = '';

beforeAll(async () => {
  const draft = articleRecord({ path: DRAFT, status: 'draft', location: { lat: 33.3, lon: 44.4 } });
  publish(db, batchOf([...records, draft]), NOW);
  server = createServer(async ({ url = '' }, response) => {
    const path = new URL(url, 'http://desk').pathname;
    const card = parseCard(path);
    if (card !== undefined) return answerWithPreviewCard(response, db, card);
    if (!(await answerWithPreview(response, db, path, 'reload();'))) answerPlainly(response, 404, 'Another.');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server's address
});
afterAll(() => {
  server.close();
  close();
});

it('sends a preview that may load nothing but what comes from here, and what it loads is there', async () => {
  const response = await fetch(origin + previewPath(DRAFT));
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const policy = response.headers.get('content-security-policy');
  expect(policy).toMatch(/^default-src 'none';/);
  expect(policy).not.toMatch(/https?:|\*|unsafe/);
  const files = [...html.matchAll(/ (?:src|href)="(\/[^"]+)"/g)].map(([, address = '']) => address);
  expect(files).toEqual(expect.arrayContaining([previewFile('css'), previewFile('js'), previewPath()]));
  for (const file of new Set(files)) expect((await fetch(origin + file)).status, file).toBe(200);
});

it('draws the card of a draft, for whoever is at this machine', async () => {
  const response = await fetch(`${origin}/cards${DRAFT}.png`);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect((await fetch(`${origin}/cards${DRAFT}-2.png`)).status).toBe(404);
});
