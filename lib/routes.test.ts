import { describe, expect, it } from 'vitest';
import { decodePath, href, parsePath, routePath } from './routes.ts';

describe('paths', () => {
  it.each([
    '/',
    '/world',
    '/world/page/2',
    '/world/2007/05',
    '/world/2007/05/29/us-urges-iran',
    '/science/2025/09/14/हिन्दी-दिवस',
    '/culture/2025/12/27/مرزا-غالب',
    '/authors/kavya-ramanathan',
    '/authors/kavya-ramanathan/page/3',
    '/topics/iraq',
    '/about/privacy',
    '/corrections',
    '/corrections/page/2',
  ])('%s is read and spelled again', (path) => {
    const route = parsePath(path);
    expect(route).toBeDefined();
    expect(route && routePath(route)).toBe(path);
    expect(decodePath(href(path))).toBe(path);
  });

  it.each([
    '/world/page/1',
    '/world/page/0',
    '/world/page/02',
    '/world/2007/13',
    '/world/2007/02/30/x',
    '/world/2007/13/45/x',
    '/world/2007/05/29',
    '/api',
    '/errors/not-found',
    '/world/2007/05/29/a--b',
    '/a/b/c/d/e/f',
    '/authors',
  ])('%s is no page', (path) => expect(parsePath(path)).toBeUndefined());
});
