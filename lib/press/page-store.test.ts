import { describe, expect, it, vi } from 'vitest';
import type { FinishedPage } from './page.ts';
import { PageStore } from './page-store.ts';

const page = (bytes: number, tags: string[] = []): FinishedPage => ({
  etag: 'W/"x"',
  brotli: Buffer.alloc(bytes / 2),
  gzip: Buffer.alloc(bytes / 2),
  headers: {},
  tags: new Set(tags),
});

describe('the store of finished pages', () => {
  it('never holds more bytes than its limit, whatever number of pages is put in', () => {
    const store = new PageStore(1_000_000);
    for (let n = 0; n < 2_000; n += 1) {
      store.set(`/world/${n}`, page(20_000, ['list:section%3Aworld', `article:${n}`]));
      expect(store.bytes).toBeLessThanOrEqual(1_000_000);
    }
    expect(store.size).toBeGreaterThan(20);
    expect(store.size).toBeLessThan(50);
  });

  it('drops the page that was read longest ago', () => {
    const store = new PageStore(100_000);
    store.set('/a', page(20_000));
    store.set('/b', page(20_000));
    store.set('/c', page(20_000));
    store.get('/a');
    store.set('/d', page(20_000));
    store.set('/e', page(20_000));
    expect(store.get('/b')).toBeUndefined();
    expect(store.get('/a')).toBeDefined();
  });

  it('drops exactly the pages made from what changed', () => {
    const store = new PageStore(1_000_000);
    store.set('/', page(100, ['front', 'site']));
    store.set('/world', page(100, ['list:section%3Aworld', 'site']));
    store.set('/sport', page(100, ['list:section%3Asport', 'site']));
    expect(store.expire(['front', 'list:section%3Aworld', 'list:topic%3Ax'])).toBe(2);
    expect(store.get('/')).toBeUndefined();
    expect(store.get('/world')).toBeUndefined();
    expect(store.get('/sport')).toBeDefined();
    expect(store.expire(['site'])).toBe(1);
    expect(store.bytes).toBe(0);
  });

  it('keeps the newer of two versions of a page, and its tags only', () => {
    const store = new PageStore(1_000_000);
    store.set('/a', page(100, ['old']));
    store.set('/a', page(200, ['new']));
    expect(store.size).toBe(1);
    expect(store.expire(['old'])).toBe(0);
    expect(store.get('/a')?.brotli.byteLength).toBe(100);
  });

  it('does not let one enormous page push all others out', () => {
    const store = new PageStore(100_000);
    store.set('/a', page(10_000));
    store.set('/huge', page(90_000));
    expect(store.get('/huge')).toBeUndefined();
    expect(store.get('/a')).toBeDefined();
  });

  it('keeps what is read again and again while a crawler walks through an archive', () => {
    const store = new PageStore(1_000_000);
    const front = ['/', '/world', '/sport'];
    for (const path of front) {
      store.set(path, page(20_000));
      store.get(path);
    }
    for (let n = 0; n < 500; n += 1) store.set(`/world/${n}`, page(20_000));
    for (const path of front) expect(store.get(path), path).toBeDefined();
    expect(store.bytes).toBeLessThanOrEqual(1_000_000);
  });

  it('gives new pages room even where everything held was read twice', () => {
    const store = new PageStore(1_000_000);
    for (let n = 0; n < 100; n += 1) {
      store.set(`/${n}`, page(20_000));
      store.get(`/${n}`);
      expect(store.bytes).toBeLessThanOrEqual(1_000_000);
      expect(store.get(`/${n}`), `${n}`).toBeDefined();
    }
    store.set('/new', page(20_000));
    store.set('/newer', page(20_000));
    expect(store.get('/new')).toBeDefined();
  });

  it('lets a page be sent a while longer, and not beyond', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const store = new PageStore(1_000_000);
    store.set('/once', page(100, ['list:all']));
    store.set('/twice', page(100, ['list:all']));
    store.get('/twice');
    store.set('/other', page(100, ['list:sport']));
    store.expireSoon(['list:all'], 1000);
    expect(['/once', '/twice', '/other'].filter((key) => store.isStale(key))).toEqual(['/once', '/twice']);
    expect([...store.pages()].map(([key]) => key)).toEqual(['/other']);
    vi.advanceTimersByTime(600);
    expect(store.get('/once')).toBeDefined();
    // What changes again while it waits waits no longer for that.
    store.expireSoon(['list:all'], 1000);
    store.set('/twice', page(200, ['list:all']));
    vi.advanceTimersByTime(500);
    expect(store.get('/once')).toBeUndefined();
    expect(store.get('/twice')?.brotli.byteLength).toBe(100);
    expect(store.isFresh('/twice')).toBe(true);
    vi.useRealTimers();
  });
});
