import { describe, expect, it } from 'vitest';
import { clientAddress } from './address.ts';
import { isStoryPath, isVisit } from './visit.ts';

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const visit = (headers: Record<string, string>): boolean =>
  isVisit((name) => ({ 'user-agent': CHROME, ...headers })[name as 'user-agent']);

describe('a visit', () => {
  it.each([
    CHROME,
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
    'Mozilla/5.0 (Linux; Android 15; CUBOT X90) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  ])('is one with %s', (agent) => expect(visit({ 'user-agent': agent })).toBe(true));

  it.each([
    '',
    'curl/8.5.0',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
    'Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Chrome-Lighthouse',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'WhatsApp/2.24.20.80 A',
    'python-requests/2.32.3',
    'NetNewsWire (RSS Reader; https://netnewswire.com/)',
    'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)',
  ])('is none by the program “%s”', (agent) => expect(visit({ 'user-agent': agent })).toBe(false));

  it('is none without an agent, nor by who asks not to be counted', () => {
    expect(isVisit(() => undefined)).toBe(false);
    expect(visit({ dnt: '1' })).toBe(false);
    expect(visit({ 'sec-gpc': '1' })).toBe(false);
    expect(visit({ dnt: '0' })).toBe(true);
  });

  it('is none where a browser fetches ahead of its reader', () => {
    for (const purpose of ['prefetch', 'prefetch;prerender', 'prefetch;anonymous-client-ip'])
      expect(visit({ 'sec-purpose': purpose })).toBe(false);
    expect(visit({ purpose: 'prefetch' })).toBe(false);
    expect(visit({ 'x-moz': 'prefetch' })).toBe(false);
  });

  it('is to a story, not to lists, feeds or copies', () => {
    expect(isStoryPath('/world/2007/05/29/us-urges-iran')).toBe(true);
    expect(isStoryPath('/culture/2025/12/27/%D8%BA%D8%A7%D9%84%D8%A8')).toBe(true);
    for (const path of [
      '/',
      '/world',
      '/world/2007/05',
      '/world/feed.xml',
      '/world/2007/05/29/us-urges-iran.md',
    ])
      expect(isStoryPath(path), path).toBe(false);
  });
});

describe('the address of who asks', () => {
  it('is what the nearest proxy says, where that is one of our own network', () => {
    expect(clientAddress('127.0.0.1', '6.6.6.6, 203.0.113.9')).toBe('203.0.113.9');
    expect(clientAddress('::ffff:172.18.0.2', '203.0.113.9')).toBe('203.0.113.9');
    expect(clientAddress('127.0.0.1', undefined)).toBe('127.0.0.1');
  });

  it('is the connection’s own where anybody could say anything', () => {
    expect(clientAddress('198.51.100.7', '203.0.113.9')).toBe('198.51.100.7');
    expect(clientAddress('172.99.0.1', '203.0.113.9')).toBe('172.99.0.1');
  });
});
