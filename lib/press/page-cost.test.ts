import { setTimeout as pause } from 'node:timers/promises';
import { deserialize, serialize, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { MessageStore } from './message.ts';
import { type FinishedPage, ownPage } from './page.ts';
import { PageStore } from './page-store.ts';
import { thriftyPage } from './thrifty-page.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const slug = (n: number): string => `%2Fworld%2F2026%2F10%2F07%2Fstory-${n}-with-a-name-of-the-usual-length`;

/** A story's page as it comes from a process that renders: nothing of it is shared with any other. */
const arrived = (n: number, bytes: number): FinishedPage =>
  ownPage(
    deserialize(
      serialize({
        etag: `W/"${String(n).padStart(22, '0')}"`,
        brotli: Buffer.alloc(bytes, n),
        headers: {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': `default-src 'none'; ${"script-src 'self'; ".repeat(20)}`,
          Link: '</a.woff2>; rel=preload; as="font"; crossorigin=""; type="font/woff2"',
        },
        tags: new Set([
          'site',
          'section:world',
          'most-read:all',
          `article:${slug(n)}`,
          `author:author-${n % 400}`,
          `topic:topic-${n % 300}`,
          ...[0, 1, 2, 3, 4, 5].map((back) => `teaser:${slug(n - back)}`),
        ]),
      } satisfies FinishedPage),
    ) as FinishedPage,
  );

describe('a page that is held', () => {
  const [first, second] = [arrived(1, 10), arrived(2, 10)].map(thriftyPage) as [FinishedPage, FinishedPage];

  it('has its headers in common with others that have the same', () => {
    expect(first.headers).toBe(second.headers);
    expect(first.headers).toEqual(arrived(1, 10).headers);
    expect([...first.tags]).toEqual([...arrived(1, 10).tags]);
    expect(first.etag).not.toBe(second.etag);
    const other = thriftyPage({ ...first, headers: { ...first.headers, Link: '</b.woff2>' } });
    expect(other.headers).toEqual({ ...first.headers, Link: '</b.woff2>' });
  });

  it.each([200, 5_000])(
    'of %i bytes is charged for what it takes, and hardly more',
    async (bytes) => {
      const pages = 2_000;
      const store = new PageStore(1e9);
      const put = (from: number): void => {
        for (let n = from; n < from + pages; n += 1) store.set(`/${slug(n)}`, thriftyPage(arrived(n, bytes)));
      };
      const taken = async (): Promise<number> => {
        collect();
        // Bodies are given back beside the collection.
        await pause(300);
        collect();
        await pause(300);
        const { heapUsed, arrayBuffers } = process.memoryUsage();
        return heapUsed + arrayBuffers;
      };
      put(0);
      store.clear();
      const before = await taken();
      put(pages);
      const page = ((await taken()) - before) / pages;
      const charged = store.bytes / pages;
      // Heads are not made here, and the collector does not see what the allocator adds.
      expect(charged).toBeGreaterThan(page);
      expect(charged).toBeLessThan(page + 1_500);
    },
    60_000,
  );
});

describe('messages that stand ready', () => {
  it('are no more than their share, and keep no page that is held no more', async () => {
    const messages = new MessageStore(100_000);
    let page: FinishedPage | undefined = arrived(1, 10_000);
    const held = new WeakRef(page);
    for (let n = 0; n < 30; n += 1) {
      messages.find(`/${n}`, page, 'br');
      expect(messages.bytes).toBeLessThanOrEqual(100_000);
    }
    expect(messages.bytes).toBeGreaterThan(80_000);
    page = undefined;
    // A reference that was followed lasts to the end of the turn.
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    expect(held.deref()).toBeUndefined();
  });
});
