import { describe, expect, it } from 'vitest';
import {
  cardUrl,
  decodePath,
  href,
  parseCard,
  parsePath,
  parseRendition,
  renditionPath,
  routePath,
} from './routes.ts';

describe('paths', () => {
  it.each([
    '/',
    '/world',
    '/world/page/2',
    '/world/2007/05',
    '/world/2007/05/page/2',
    '/archive',
    '/archive/2007',
    '/archive/2007/05',
    '/archive/2007/05/page/2',
    '/archive/on-this-day',
    '/world/2007/05/29/us-urges-iran',
    '/science/2025/09/14/हिन्दी-दिवस',
    '/science/2025/09/14/हिन्दी-दिवस/history',
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
    '/world/2007/02/30/x/history',
    '/world/2007/05/29/x/histories',
    '/world/2007/05/29/x/history/page/2',
    '/world/2007/05/29',
    '/world/2007/05/page/1',
    '/archive/page/2',
    '/archive/07',
    '/archive/2007/13',
    '/archive/2007/05/29',
    '/archive/2007/05/29/a-story',
    '/archive/on-this-day/page/2',
    '/api',
    '/errors/not-found',
    '/world/2007/05/29/a--b',
    '/a/b/c/d/e/f',
    '/authors',
  ])('%s is no page', (path) => expect(parsePath(path)).toBeUndefined());
});

describe('files of pages', () => {
  const name = { id: '0123456789abcdef', frame: 'share-16x9', width: 1200, format: 'jpg' } as const;

  it('a rendition is read as it is spelled, whatever its file is called', () => {
    for (const file of ['bridge.jpg', 'a b/100%.jpg', 'x/0123456789abcdef/3x2-640.avif']) {
      const path = decodePath(renditionPath(file, name))?.slice('/media/'.length) ?? '';
      expect(parseRendition(path)).toEqual({ file, name });
    }
    for (const path of [
      'bridge.jpg',
      'bridge.jpg/0123/3x2-640.avif',
      '0123456789abcdef/3x2-640.avif',
      'b.jpg/0123456789abcdef/3x2-0.avif',
    ])
      expect(parseRendition(path)).toBeUndefined();
  });

  it('a card is read as it is spelled', () => {
    for (const path of ['/', '/world', '/authors/maya', '/culture/2025/12/27/مرزا-غالب'])
      for (const shape of ['card', '16x9', '1x1'] as const) {
        const { pathname, search } = new URL(cardUrl(path, shape, 'abc'));
        expect(parseCard(decodePath(pathname) ?? '')).toEqual({ page: path, shape });
        expect(search).toBe('?v=abc');
      }
    for (const path of ['/cards', '/cards/.png', '/world.png', '/cards/world.jpg'])
      expect(parseCard(path)).toBeUndefined();
  });
});
