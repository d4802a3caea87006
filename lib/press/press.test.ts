import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { RenderedPage } from './page.ts';
import { Press } from './press.ts';

const options = { limit: 1_000_000, keepFrameworkScripts: false };
const rendered = (text: string, tags: string[] = []): RenderedPage => ({
  status: 200,
  html: `<!DOCTYPE html><html><body>${text}</body></html>`,
  tags,
});
const textOf = (page: { gzip: Buffer }): string => gunzipSync(page.gzip).toString('utf8');

describe('the press', () => {
  it('renders a page once however many readers ask at the same time, and not again after', async () => {
    let renderings = 0;
    const press = new Press({
      ...options,
      render: async () => {
        renderings += 1;
        await new Promise((resolve) => setImmediate(resolve));
        return rendered('one');
      },
    });
    const pages = await Promise.all(Array.from({ length: 50 }, () => press.obtain('/world')));
    await press.obtain('/world');
    expect(renderings).toBe(1);
    expect(new Set(pages).size).toBe(1);
  });

  it('never keeps a page that was rendered from content which changed meanwhile', async () => {
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
    press.expire(['article:a']);
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
