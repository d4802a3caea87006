import { describe, expect, it } from 'vitest';
import type { Site } from '#lib/edition/model.ts';
import { manifestText } from './manifest.ts';

const site = { name: 'The Meridian', tagline: 'News', locale: 'en-IN' } as Site; // what the manifest reads of it
const sections = ['world', 'politics', 'business', 'science'].map((slug) => ({
  slug,
  navTitle: slug.toUpperCase(),
}));
const read = (of = site) => JSON.parse(manifestText(of, sections));

describe('the installed paper', () => {
  it('opens the library and the first sections at once', () => {
    expect(read().shortcuts.map(({ name, url }: { name: string; url: string }) => [name, url])).toEqual([
      ['Saved', '/library'],
      ['WORLD', '/world'],
      ['POLITICS', '/politics'],
      ['BUSINESS', '/business'],
    ]);
  });

  it('is the same app whatever its start page is, and has an icon for every mask', () => {
    expect(read()).toMatchObject({ id: '/', scope: '/', start_url: '/', lang: 'en-IN', dir: 'ltr' });
    const maskable = read().icons.filter(({ purpose }: { purpose: string }) => purpose === 'maskable');
    expect(maskable.map(({ sizes }: { sizes: string }) => sizes)).toEqual(['192x192', '512x512']);
  });

  it('runs the other way in Urdu', () => {
    expect(read({ ...site, locale: 'ur' }).dir).toBe('rtl');
  });
});
