import { afterEach, describe, expect, it, vi } from 'vitest';
import { contentDir, dataDir, host, logLevel, port, siteUrl, transportSecurity } from './env.ts';

afterEach(() => vi.unstubAllEnvs());

describe('the environment', () => {
  it('takes a variable that is set to nothing as one that is not set: never every address, never the whole project', () => {
    for (const name of ['HOST', 'PORT', 'SITE_URL', 'CONTENT_DIR', 'DATA_DIR', 'LOG_LEVEL'])
      vi.stubEnv(name, '');
    vi.stubEnv('BROADSHEET_ROOT', '/paper');
    expect(host()).toBe('127.0.0.1');
    expect(port()).toBe(3000);
    expect(siteUrl()).toBe('http://localhost:3000');
    expect(contentDir()).toBe('/paper/content');
    expect(dataDir()).toBe('/paper/.data');
    expect(logLevel()).toBe('info');
  });

  it('reads folders from the project’s, wherever a command was given', () => {
    vi.stubEnv('BROADSHEET_ROOT', '/paper');
    vi.stubEnv('CONTENT_DIR', '../stories');
    expect(contentDir()).toBe('/stories');
    vi.stubEnv('CONTENT_DIR', '/srv/stories');
    expect(contentDir()).toBe('/srv/stories');
  });

  it('leaves the slash at the end of SITE_URL out, and refuses a number that is none', () => {
    vi.stubEnv('SITE_URL', 'https://paper.example//');
    expect(siteUrl()).toBe('https://paper.example');
    vi.stubEnv('PORT', 'abc');
    expect(port).toThrow('PORT must be a whole number, not "abc".');
  });

  it('tells browsers to use https for a year if SITE_URL is https, or what HSTS says', () => {
    vi.stubEnv('HSTS', '');
    vi.stubEnv('SITE_URL', 'http://paper.example');
    expect(transportSecurity()).toBeUndefined();
    vi.stubEnv('SITE_URL', 'https://paper.example');
    expect(transportSecurity()).toBe('max-age=31536000');
    for (const text of ['max-age=0', 'max-age=63072000; includeSubDomains; preload']) {
      vi.stubEnv('HSTS', text);
      expect(transportSecurity()).toBe(text);
    }
    vi.stubEnv('HSTS', 'off');
    expect(transportSecurity()).toBeUndefined();
    vi.stubEnv('HSTS', 'max-age=1\r\nX-Injected: 1');
    expect(transportSecurity).toThrow(/^HSTS must be "off" or like "max-age=31536000;/);
  });
});
