import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Newsroom, test } from './newsroom.ts';

async function call(newsroom: Newsroom, timestamp: number, secret: string, body = '{}'): Promise<Response> {
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return fetch(`${newsroom.url}/api/publish`, {
    method: 'POST',
    body,
    headers: {
      'X-Broadsheet-Timestamp': String(timestamp),
      'X-Broadsheet-Signature': `sha256=${signature}`,
    },
  });
}

test('a signed call answers when the change is live, works once, and nobody else can make it', async ({
  newsroom,
}) => {
  const secret = readFileSync(join(newsroom.data, 'publish-secret'), 'utf8').trim();
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  const story = newsroom.story({ slug: 'called-in', headline: 'Called in by telephone' });
  newsroom.save(story.file, story.text);
  const seconds = Math.floor(Date.now() / 1000);
  const good = await call(newsroom, seconds, secret);
  expect(good.status).toBe(200);
  expect(await good.json()).toMatchObject({ status: 'published', change: expect.any(Number) });
  expect((await newsroom.get(story.path)).text).toContain('Called in by telephone');
  expect((await call(newsroom, seconds, secret)).status).toBe(401);
  expect((await call(newsroom, seconds - 400, secret)).status).toBe(401);
  expect((await call(newsroom, seconds, 'guess')).status).toBe(401);
  const huge = await call(newsroom, seconds, secret, 'x'.repeat(100_000)).catch(() => undefined);
  expect([413, undefined]).toContain(huge?.status);
});
