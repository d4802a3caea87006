import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { bodyAtHand, bodyOf, makeBody } from './bodies.ts';
import { finishPage } from './finish-page.ts';
import { bodyBytes, type FinishedPage, pageBytes } from './page.ts';
import { PageStore } from './page-store.ts';

/** Text that cannot be compressed to almost nothing, of about the same size for each name. */
const textOf = (name: string): string =>
  Array.from({ length: 400 }, (_, n) => `<p>${name} ${Math.sin(n).toString(36)}</p>`).join('');
const pageOf = (name: string): Promise<FinishedPage> =>
  finishPage(
    { html: `<html><body>${textOf(name)}</body></html>`, tags: ['list'] },
    { keepFrameworkScripts: false },
  );

let one: FinishedPage;
let two: FinishedPage;
let size: number;
let gzipSize: number;
beforeAll(async () => {
  [one, two] = [await pageOf('one'), await pageOf('two')];
  size = pageBytes('/one', one);
  gzipSize = (await makeBody({ ...one }, 'gzip')).byteLength;
});

/** A store with room for this many gzip bodies, which may take a quarter of it. */
const storeFor = (bodies: number): PageStore => new PageStore(gzipSize * (bodies + 0.5) * 4);

describe('a page’s gzip body', () => {
  it('is made once for everybody who asks, during and after', async () => {
    const store = storeFor(2);
    store.set('/one', one);
    expect(bodyAtHand(one, 'gzip')).toBeUndefined();
    const [first, second] = await Promise.all([makeBody(one, 'gzip'), makeBody(one, 'gzip')]);
    expect(second).toBe(first);
    expect(await bodyOf(one, 'gzip')).toBe(first);
    expect(gunzipSync(first).equals(brotliDecompressSync(one.brotli))).toBe(true);
    // A kept body must not keep a larger block of memory alive.
    expect(first.buffer.byteLength).toBe(first.byteLength);
  });

  it('counts in the memory of the store, and leaves it with the page', async () => {
    const store = storeFor(2);
    store.set('/one', one);
    const gzip = await makeBody(one, 'gzip');
    expect(store.bytes).toBe(size + bodyBytes(gzip));
    store.expire(['list']);
    expect(store.bytes).toBe(0);
    expect(bodyAtHand(one, 'gzip')).toBeUndefined();
    store.set('/one', one);
    await makeBody(one, 'gzip');
    store.clear();
    expect(store.bytes).toBe(0);
    expect(bodyAtHand(one, 'gzip')).toBeUndefined();
  });

  it('is not kept if its page was dropped while it was made', async () => {
    const store = storeFor(2);
    store.set('/one', one);
    const making = makeBody(one, 'gzip');
    store.delete('/one');
    await making;
    expect(bodyAtHand(one, 'gzip')).toBeUndefined();
    expect(store.bytes).toBe(0);
  });

  it('is not kept if the store was cleared while it was made', async () => {
    const store = storeFor(2);
    store.set('/one', one);
    const making = makeBody(one, 'gzip');
    store.clear();
    await making;
    expect(bodyAtHand(one, 'gzip')).toBeUndefined();
    expect(store.bytes).toBe(0);
  });

  it('makes room for another if it is the least recently used', async () => {
    const store = storeFor(2);
    const three = await pageOf('three');
    for (const page of [one, two, three]) store.set(page.etag, page);
    await makeBody(one, 'gzip');
    await makeBody(two, 'gzip');
    expect(bodyAtHand(one, 'gzip')).toBeDefined();
    await makeBody(three, 'gzip');
    expect(bodyAtHand(two, 'gzip')).toBeUndefined();
    expect(bodyAtHand(one, 'gzip')).toBeDefined();
    expect(bodyAtHand(three, 'gzip')).toBeDefined();
    expect(store.size).toBe(3);
  });

  it('pushes pages out if pages and bodies together would exceed the limit', async () => {
    const limit = size * 5.2 + gzipSize / 2;
    const store = new PageStore(limit);
    const pages = await Promise.all(['1', '2', '3', '4', '5'].map(pageOf));
    for (const page of pages) store.set(page.etag, page);
    expect(store.size).toBe(5);
    const last = pages.at(-1) ?? expect.unreachable();
    await makeBody(last, 'gzip');
    expect(store.size).toBe(4);
    expect(store.bytes).toBeLessThanOrEqual(limit);
    expect(bodyAtHand(last, 'gzip')).toBeDefined();
  });

  it('stays when the page is only compressed better, and goes when its content changes', async () => {
    const store = storeFor(2);
    store.set('/one', one);
    const gzip = await makeBody(one, 'gzip');
    const tighter = { ...one, brotli: Buffer.from(one.brotli) };
    store.set('/one', tighter);
    expect(bodyAtHand(tighter, 'gzip')).toBe(gzip);
    expect(store.bytes).toBe(size + bodyBytes(gzip));
    store.set('/one', two);
    expect(bodyAtHand(two, 'gzip')).toBeUndefined();
  });

  it('of a page for one reader alone is kept nowhere', async () => {
    const page = await pageOf('one reader');
    const first = await makeBody(page, 'gzip');
    expect(bodyAtHand(page, 'gzip')).toBeUndefined();
    expect(await makeBody(page, 'gzip')).not.toBe(first);
  });
});

describe('a page’s plain text', () => {
  it('is decompressed once for everybody who asks at the same time, and not kept', async () => {
    const store = storeFor(2);
    store.set('/one', one);
    const [first, second] = await Promise.all([makeBody(one, 'identity'), makeBody(one, 'identity')]);
    expect(second).toBe(first);
    expect(first.toString()).toContain('<p>one ');
    expect(bodyAtHand(one, 'identity')).toBeUndefined();
    expect(store.bytes).toBe(size);
  });
});
