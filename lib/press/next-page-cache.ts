/**
 * Next's `cacheHandler`: a tap, not a cache. The press answers what it holds before Next is asked, so `get`
 * never has anything; `set` receives each finished page, and hands it to the rendering under way.
 * Nothing that `next build` prerendered is ever sent: it was made without content.
 */
import { renderings } from './rendering.ts';

interface NextCacheValue {
  kind?: string;
  html?: unknown;
  status?: number;
  headers?: Record<string, string | string[] | undefined>;
}

export default class NextPageCache {
  async get(): Promise<null> {
    return null;
  }

  async set(_key: string, data: NextCacheValue | null): Promise<void> {
    const rendering = renderings.getStore();
    if (rendering === undefined || data?.kind !== 'APP_PAGE' || typeof data.html !== 'string') return;
    const link = data.headers?.link;
    rendering.page = {
      status: data.status ?? 200,
      html: data.html,
      link: Array.isArray(link) ? link.join(', ') : link,
    };
  }

  async revalidateTag(): Promise<void> {}

  resetRequestCache(): void {}
}
