import { describe, expect, it } from 'vitest';
import { isExternal, isSafeLink, isSafePicture, mediaFile, schemeOf } from './safe-url.ts';

describe('isSafeLink', () => {
  it.each([
    'https://example.org/a?b=c#d',
    'HTTP://example.org',
    'mailto:desk@example.org',
    'tel:+911123456789',
    '/world/2007/05/29/talks',
    'talks',
    '#background',
    '?page=2',
    '//example.org/a',
    'a/b:c',
    '/a%3Ab',
    '%zz%',
    '',
  ])('lets editors link to %j', (url) => {
    expect(isSafeLink(url)).toBe(true);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\u200bscript:alert(1)',
    '\ufeffjavascript:alert(1)',
    '\u00a0javascript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    'feed:javascript:alert(1)',
    'ht\ntps://example.org',
    'java%0Ascript:alert(1)',
    'javascript%3Aalert(1)',
    '%E2%80%8Bjavascript:alert(1)',
    'intent://x',
  ])('refuses %j', (url) => {
    expect(isSafeLink(url)).toBe(false);
  });
});

describe('isSafePicture', () => {
  it('takes files and web addresses, not numbers or letters to write to', () => {
    expect(isSafePicture('/media/map.svg')).toBe(true);
    expect(isSafePicture('https://example.org/map.svg')).toBe(true);
    expect(isSafePicture('mailto:desk@example.org')).toBe(false);
    expect(isSafePicture('data:image/png;base64,AA==')).toBe(false);
  });
});

describe('schemeOf', () => {
  it('sees through characters that browsers drop', () => {
    expect(schemeOf('java\r\nscript:x')).toBe('javascript');
    expect(schemeOf('foo):')).toBeUndefined();
  });
});

describe('isExternal', () => {
  it('tells other sites from this one', () => {
    const origin = 'https://meridian.example';
    expect(isExternal('/world', origin)).toBe(false);
    expect(isExternal('https://meridian.example', origin)).toBe(false);
    expect(isExternal('https://meridian.example/world', origin)).toBe(false);
    expect(isExternal('https://meridian.example.evil.example/', origin)).toBe(true);
    expect(isExternal('https://meridian.example@evil.example/', origin)).toBe(true);
    expect(isExternal('//evil.example', origin)).toBe(true);
    expect(isExternal('/\\evil.example', origin)).toBe(true);
    expect(isExternal('https://meridian.example/world')).toBe(true);
    expect(isExternal('mailto:desk@example.org', origin)).toBe(false);
  });
});

describe('mediaFile', () => {
  it('finds the file whichever way an editor names it', () => {
    for (const src of [
      '/media/graphics/map.svg',
      '/graphics/map.svg',
      'graphics/map.svg',
      './graphics/map.svg',
    ]) {
      expect(mediaFile(src)).toBe('graphics/map.svg');
    }
    expect(mediaFile('/media/%E0%A4%A8%E0%A4%95%E0%A5%8D%E0%A4%B6%E0%A4%BE.svg')).toBe('नक्शा.svg');
  });

  it.each([
    'https://example.org/map.svg',
    '//example.org/map.svg',
    '../secret.svg',
    '/media/../secret.svg',
    '/media/%2e%2e/secret.svg',
    'a\\b.svg',
    'a%00.svg',
    '%zz',
    '',
    '/media/',
    'map.svg?x',
    'data:image/png,',
  ])('names no file in %j', (src) => {
    expect(mediaFile(src)).toBeUndefined();
  });
});
