import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { tagPage } from '#lib/press/tag-page.ts';
import { nextRenderer } from './next-renderer.ts';

describe('a page as Next makes it for the press', () => {
  it('comes whole, with its links and with the tags of what was read for it', async () => {
    const render = nextRenderer(async (_request, response) => {
      response.setHeader('Link', '</a.woff2>; rel=preload; as=font');
      tagPage('site');
      response.write('<html>');
      await new Promise((resolve) => setImmediate(resolve));
      tagPage('article:/world/talks', 'site');
      response.end(Buffer.from('कथा</html>'));
    });
    expect(await render('/world/talks')).toEqual({
      html: '<html>कथा</html>',
      tags: ['site', 'article:/world/talks'],
      link: '</a.woff2>; rel=preload; as=font',
    });
  });

  it('keeps apart what two pages under way have read', async () => {
    const render = nextRenderer(async ({ url = '' }, response) => {
      await new Promise((resolve) => setImmediate(resolve));
      tagPage(`article:${url}`);
      response.end(url);
    });
    const pages = await Promise.all(['/one', '/two'].map(render));
    expect(pages.map((page) => page?.tags)).toEqual([['article:/one'], ['article:/two']]);
  });

  it('is asked for with nothing of a reader’s', async () => {
    let asked: IncomingMessage | undefined;
    const render = nextRenderer(async (request, response) => {
      asked = request;
      response.end();
    });
    await render('/world');
    expect(asked?.url).toBe('/world');
    expect(Object.keys(asked?.headers ?? {}).sort()).toEqual(['host', 'user-agent']);
  });

  it('is none where Next finds none, and an error where Next fails', async () => {
    const answering = (status: number) =>
      nextRenderer(async (_request, response) => {
        response.statusCode = status;
        response.end('…');
      });
    expect(await answering(404)('/nothing')).toBeUndefined();
    await expect(answering(500)('/world')).rejects.toThrow('Next answered /world with status 500.');
    await expect(nextRenderer(() => Promise.reject(new Error('Broken.')))('/world')).rejects.toThrow(
      'Broken.',
    );
  });
});
