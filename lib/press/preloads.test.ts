import { describe, expect, it } from 'vitest';
import { finishPage } from './finish-page.ts';
import { keepPreloads } from './preloads.ts';

const FONT =
  '</_next/static/media/a-s.p.woff2>; rel=preload; as="font"; crossorigin=""; type="font/woff2"; nonce="a, b"';
const STYLE = '</_next/static/chunks/a,b.css>; rel="preload"; as="style"';
const SCRIPT = '</_next/static/chunks/main.js>; rel=preload; as="script"; fetchPriority="low"';
const rendered = (link?: string) => ({ html: '<!DOCTYPE html><p>Text</p>', tags: [], link });

describe('what a page asks for early', () => {
  it('fetches fonts and the style sheet at once, and no script that the press removed', () => {
    expect(keepPreloads([SCRIPT, FONT, STYLE].join(', '))).toBe(`${FONT}, ${STYLE}`);
    expect(keepPreloads(SCRIPT)).toBeUndefined();
    expect(keepPreloads(undefined)).toBeUndefined();
    expect(keepPreloads('')).toBeUndefined();
  });

  it('connects to no other host', () => {
    expect(keepPreloads('<https://example.org/a.woff2>; rel=preload; as="font"')).toBeUndefined();
    expect(keepPreloads('<//example.org/a.woff2>; rel=preload; as="font"')).toBeUndefined();
    expect(keepPreloads('<https://example.org>; rel=preconnect')).toBeUndefined();
  });

  it('says so in the header of the finished page, and sends no empty header', async () => {
    const options = { keepFrameworkScripts: false };
    const page = await finishPage(rendered(`${FONT}, ${SCRIPT}`), options);
    expect(page.headers.Link).toBe(FONT);
    expect((await finishPage(rendered(), options)).headers).not.toHaveProperty('Link');
  });
});
