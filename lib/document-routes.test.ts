import { describe, expect, it } from 'vitest';
import { copyPath } from './copy-routes.ts';
import {
  type DocumentRoute,
  feedPath,
  listsSitemapPath,
  monthSitemapPath,
  parseDocumentPath,
} from './document-routes.ts';

describe('the addresses that programs read', () => {
  it.each<[string, DocumentRoute]>([
    [feedPath({ kind: 'paper' }, 'rss'), { kind: 'feed', of: { kind: 'paper' }, format: 'rss' }],
    [
      feedPath({ kind: 'section', slug: 'world' }, 'atom'),
      { kind: 'feed', of: { kind: 'section', slug: 'world' }, format: 'atom' },
    ],
    [
      feedPath({ kind: 'author', slug: 'maya-rao' }, 'json'),
      { kind: 'feed', of: { kind: 'author', slug: 'maya-rao' }, format: 'json' },
    ],
    [
      feedPath({ kind: 'topic', slug: 'ईरान' }, 'rss'),
      { kind: 'feed', of: { kind: 'topic', slug: 'ईरान' }, format: 'rss' },
    ],
    [monthSitemapPath('2007-05'), { kind: 'sitemap-of-month', month: '2007-05', part: 1 }],
    [monthSitemapPath('2007-05', 2), { kind: 'sitemap-of-month', month: '2007-05', part: 2 }],
    [listsSitemapPath(), { kind: 'sitemap-of-lists', part: 1 }],
    ['/sitemap.xml', { kind: 'sitemap-index' }],
    ['/robots.txt', { kind: 'robots' }],
    ['/llms.txt', { kind: 'guide' }],
    ...(['text', 'card'] as const).map((form): [string, DocumentRoute] => [
      copyPath({ form, story: '/world/2007/05/29/ईरान' }),
      { kind: 'copy', form, story: '/world/2007/05/29/ईरान' },
    ]),
  ])('%s is read back as what it names', (path, route) => {
    expect(parseDocumentPath(path)).toEqual(route);
  });

  it.each([
    '/api/feed.xml',
    '/world.md',
    '/.md',
    '/about/privacy.md',
    '/embed',
    '/embed/world',
    '/embed/world/2007/05/29/talks.md',
    '/embed/embed/2007/05/29/talks',
    '/world/page/2/feed.xml',
    '/feed.xml/',
    '/sitemap-2007-13.xml',
    '/sitemap-2007-05-1.xml',
    '/constructor',
    '/about/privacy/feed.xml',
  ])('%s is none of them', (path) => {
    expect(parseDocumentPath(path)).toBeUndefined();
  });
});
