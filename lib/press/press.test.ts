import { brotliDecompressSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TooBusy } from '#lib/admission/refusal.ts';
import type { RenderedPage } from './page.ts';
import { Press } from './press.ts';

const options = { limit: 1_000_000, keepFrameworkScripts: false };
const rendered = (text: string, tags: string[] = []): RenderedPage => ({
  html: `<!DOCTYPE html><html><body>${text}</body></html>`,
  tags,
});
const textOf = (page: { brotli: Buffer } | undefined): string =>
  page === undefined ? 'no page' : brotliDecompressSync(page.brotli).toString('utf8');
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the press', () => {
  it('renders a page once however many readers ask at the same time, and not again after', async () => {
    let renderings = 0;
    const press = new Press({
      ...options,
      render: async () => {
        renderings += 1;
        await soon();
        return rendered('one');
      },
    });
    const pages = await Promise.all(Array.from({ length: 50 }, () => press.obtain('/world')));
    await press.obtain('/world');
    expect(renderings).toBe(1);
    expect(new Set(pages).size).toBe(1);
  });

  it.each([
    ['content that changed meanwhile', (press: Press) => press.expire(['article:a'])],
    ['an edition that was replaced meanwhile', (press: Press) => press.clear()],
  ])('never keeps a page that was rendered from %s', async (_what, expire) => {
    let headline = 'old';
    let release = (): void => {};
    const blocked = new Promise<void>((resolve) => {
      release = resolve;
    });
    const press = new Press({
      ...options,
      render: async () => {
        const seen = headline;
        if (seen === 'old') await blocked;
        return rendered(seen, ['article:a']);
      },
    });
    const first = press.obtain('/a');
    headline = 'new';
    expire(press);
    release();
    expect(textOf(await first)).toContain('new');
    expect(textOf(await press.obtain('/a'))).toContain('new');
  });

  it('renders again after one of its tags expired, and only then', async () => {
    let count = 0;
    const press = new Press({ ...options, render: async () => rendered(`v${++count}`, ['list:all']) });
    await press.obtain('/');
    press.expire(['list:section%3Asport']);
    expect(textOf(await press.obtain('/'))).toContain('v1');
    press.expire(['list:all']);
    expect(textOf(await press.obtain('/'))).toContain('v2');
  });

  it('makes a page smaller that is asked for again, and never one that has expired meanwhile', async () => {
    const text = Array.from(
      { length: 400 },
      (_, n) => `<p>Story ${n} of ${n * 7919} ships in the strait</p>`,
    ).join('');
    const press = new Press({ ...options, render: async () => rendered(text, ['article:a']) });
    const first = await press.obtain('/world');
    press.find('/world');
    await expect.poll(() => press.find('/world')?.isLoose).toBeUndefined();
    const small = press.find('/world');
    expect(small?.brotli.length).toBeLessThan(first?.brotli.length ?? 0);
    expect(textOf(small)).toBe(textOf(first));
    expect({ etag: small?.etag, headers: small?.headers }).toEqual({
      etag: first?.etag,
      headers: first?.headers,
    });

    press.expire(['article:a']);
    await press.obtain('/world');
    press.find('/world');
    press.expire(['article:a']);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(press.find('/world')).toBeUndefined();
  });

  it('keeps nothing where there turns out to be no page, and looks again', async () => {
    let published = false;
    const press = new Press({
      ...options,
      render: async () => (published ? rendered('there now') : undefined),
    });
    expect(await press.obtain('/a')).toBeUndefined();
    expect(press.held.pages).toBe(0);
    published = true;
    expect(textOf(await press.obtain('/a'))).toContain('there now');
  });

  it('renders a few pages at a time when a crawler asks for all of them at once', async () => {
    let underWay = 0;
    let most = 0;
    const press = new Press({
      ...options,
      render: async (href) => {
        most = Math.max(most, ++underWay);
        await soon();
        underWay -= 1;
        return rendered(href);
      },
    });
    const pages = await Promise.all(Array.from({ length: 200 }, (_, n) => press.obtain(`/world/${n}`)));
    expect(pages.map(textOf).filter((text) => text.includes('/world/'))).toHaveLength(200);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(8);
  });

  it('turns away what would wait too long, and goes on with the rest', async () => {
    const press = new Press({
      ...options,
      render: async (href) => {
        await soon();
        return rendered(href);
      },
    });
    const asked = await Promise.allSettled(
      Array.from({ length: 2_000 }, (_, n) => press.obtain(`/world/${n}`)),
    );
    const refused = asked.filter((one) => one.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(TooBusy);
    expect(press.held.pages).toBe(2_000 - refused.length);
    expect(textOf(await press.obtain('/world/1999'))).toContain('/world/1999');
  });

  it('asks again after a rendering failed', async () => {
    let fail = true;
    const press = new Press({
      ...options,
      render: async () => {
        if (fail) throw new Error('no');
        return rendered('mended');
      },
    });
    await expect(press.obtain('/a')).rejects.toThrow('no');
    fail = false;
    expect(textOf(await press.obtain('/a'))).toContain('mended');
  });
});

describe('a page of which only a list changed', () => {
  let count = 0;
  let release: () => void = () => {};
  const pressOf = (): Press =>
    new Press({
      ...options,
      isBeside: (tag) => tag.startsWith('list:'),
      render: async (href) => {
        const version = ++count;
        if (version > 1) await new Promise<void>((resolve) => (release = resolve));
        return rendered(`${href} v${version}`, ['article:a', 'list:all']);
      },
    });
  afterEach(() => {
    count = 0;
    vi.useRealTimers();
  });

  it('is sent as it was to who asks first, while it is made anew', async () => {
    const press = pressOf();
    await press.obtain('/a');
    press.expire(['list:all']);
    await soon();
    expect(textOf(press.find('/a'))).toContain('v1');
    expect(textOf(await press.obtain('/a'))).toContain('v1');
    release();
    await expect.poll(() => textOf(press.find('/a'))).toContain('v2');
    expect(count).toBe(2);
  });

  it('is waited for where that takes longer than a moment', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const press = pressOf();
    await press.obtain('/a');
    press.expire(['list:all']);
    await soon();
    vi.advanceTimersByTime(300);
    expect(press.find('/a')).toBeUndefined();
    const asked = press.obtain('/a');
    release();
    expect(textOf(await asked)).toContain('v2');
  });

  it('is never sent once its own matter changed too', async () => {
    const press = pressOf();
    await press.obtain('/a');
    press.expire(['list:all', 'article:a']);
    expect(press.find('/a')).toBeUndefined();
    const asked = press.obtain('/a');
    await soon();
    release();
    expect(textOf(await asked)).toContain('v2');
  });

  it('is never sent once something that it may list was taken down', async () => {
    const press = pressOf();
    await press.obtain('/a');
    press.expire(['list:all'], { atOnce: true });
    expect(press.find('/a')).toBeUndefined();
    release();
  });

  it('is not taken for right because it was made smaller meanwhile', async () => {
    const press = pressOf();
    await press.obtain('/a');
    press.find('/a');
    press.expire(['list:all']);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([...press.pages()]).toEqual([]);
    press.find('/a');
    await soon();
    release();
    await expect.poll(() => textOf(press.find('/a'))).toContain('v2');
  });
});

describe('many pages with a list that changed', () => {
  const lists = Array.from({ length: 40 }, (_, n) => `/topics/t/page/${n}`);
  let version = 1;
  let underWay = 0;
  let release: (() => void) | undefined;
  /** A press that holds them, and renders nothing more until `release` is called. */
  async function pressWithLists(): Promise<Press> {
    version = 1;
    release = undefined;
    const blocked = new Promise<void>((resolve) => (release = resolve));
    const press = new Press({
      ...options,
      isBeside: (tag) => tag.startsWith('list:'),
      render: async (href) => {
        const seen = version;
        underWay += 1;
        if (seen > 1) await blocked;
        underWay -= 1;
        return rendered(`${href} v${seen}`, href.startsWith('/topics') ? ['list:t'] : []);
      },
    });
    for (const href of lists) await press.obtain(href);
    version = 2;
    underWay = 0;
    return press;
  }
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are sent as they were until they are rendered again, which happens one at a time', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const press = await pressWithLists();
    press.expire(['list:t']);
    for (const href of lists) expect(textOf(press.find(href))).toContain('v1');
    vi.advanceTimersByTime(10_000);
    for (const href of lists) expect(textOf(await press.obtain(href)), href).toContain('v1');
    await soon();
    expect(underWay).toBe(1);
    release?.();
    for (const href of lists)
      await expect.poll(async () => textOf(await press.obtain(href)), { interval: 5 }).toContain('v2');
  });

  it('are no longer sent once something that they may list was taken down', async () => {
    const press = await pressWithLists();
    press.expire(['list:t']);
    for (const href of lists) press.find(href);
    press.expire(['list:t'], { atOnce: true });
    expect(lists.map((href) => press.find(href))).toEqual(lists.map(() => undefined));
    release?.();
  });

  it('are rendered again even if the queue for other pages is full', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const press = await pressWithLists();
    const [first = ''] = lists;
    const crowd = Promise.allSettled(Array.from({ length: 500 }, (_, n) => press.obtain(`/cold/${n}`)));
    press.expire(['list:t']);
    expect(textOf(press.find(first))).toContain('v1');
    await soon();
    release?.();
    await crowd;
    // The time in which the old page may be sent is not over.
    await expect.poll(() => textOf(press.find(first))).toContain('v2');
  });

  it('are tried again after a rendering failed', async () => {
    let isBroken = false;
    let made = 0;
    const press = new Press({
      ...options,
      isBeside: () => true,
      render: async () => {
        if (isBroken) throw new Error('no');
        made += 1;
        return rendered(`v${made}`, ['list:t']);
      },
    });
    vi.useFakeTimers({ toFake: ['performance'] });
    await press.obtain('/');
    isBroken = true;
    press.expire(['list:t']);
    press.find('/');
    await soon();
    isBroken = false;
    await expect.poll(() => textOf(press.find('/'))).toContain('v2');
  });
});

describe('pages that are wanted before anybody asks', () => {
  it('are made one at a time, once, and not where they are there', async () => {
    const made: string[] = [];
    let underWay = 0;
    const press = new Press({
      ...options,
      render: async (href) => {
        underWay += 1;
        expect(underWay).toBe(1);
        await soon();
        underWay -= 1;
        made.push(href);
        if (href === '/broken') throw new Error('no');
        return rendered(href);
      },
    });
    await press.obtain('/');
    press.warm(['/', '/broken', '/world', '/sport']);
    press.warm(['/world']);
    await expect.poll(() => made).toEqual(['/', '/broken', '/world', '/sport']);
    await expect.poll(() => press.held.pages).toBe(3);
  });
});

describe('documents that programs read', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('are hashed and compressed as they come, piece by piece', async () => {
    async function* pieces() {
      for (let n = 0; n < 300; n += 1) {
        await soon();
        yield `<url>${n}</url>`;
      }
    }
    const press = new Press({
      ...options,
      render: async () => ({ pieces: pieces(), type: 'application/xml; charset=utf-8', tags: ['list:all'] }),
    });
    const document = await press.obtain('/sitemap.xml');
    expect(textOf(document)).toMatch(/^<url>0<\/url><url>1<\/url>.*<url>299<\/url>$/);
    expect(document?.headers['Content-Type']).toBe('application/xml; charset=utf-8');
    press.expire(['list:all']);
    expect(press.find('/sitemap.xml')).toBeUndefined();
  });

  it('are made again once their time is over, though nothing was changed', async () => {
    let made = 0;
    const until = Date.UTC(2026, 0, 1);
    const press = new Press({
      ...options,
      render: async () => ({ pieces: [`v${++made}`], type: 'text/plain', tags: [], until }),
    });
    vi.stubEnv('BROADSHEET_CLOCK', '2025-12-31T23:59:59Z');
    await press.obtain('/news-sitemap.xml');
    expect(textOf(await press.obtain('/news-sitemap.xml'))).toBe('v1');
    vi.stubEnv('BROADSHEET_CLOCK', '2026-01-01T00:00:00Z');
    expect(press.find('/news-sitemap.xml')).toBeUndefined();
    expect(textOf(await press.obtain('/news-sitemap.xml'))).toBe('v2');
  });

  it('fail as a page fails, and are tried again', async () => {
    let broken = true;
    function* pieces() {
      yield 'one';
      if (broken) throw new Error('The edition was closed.');
    }
    const press = new Press({
      ...options,
      render: async () => ({ pieces: pieces(), type: 'text/plain', tags: [] }),
    });
    await expect(press.obtain('/feed.xml')).rejects.toThrow('closed');
    broken = false;
    expect(textOf(await press.obtain('/feed.xml'))).toBe('one');
  });
});
