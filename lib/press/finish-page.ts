/** From Next's HTML to a page ready to be sent. */
import { createHash } from 'node:crypto';
import { compressBytes } from './compress.ts';
import { removeFrameworkScripts } from './framework-scripts.ts';
import type { FinishedPage, RenderedPage } from './page.ts';
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts';

/**
 * A browser asks again each time (and gets 304 by ETag), so that a correction is seen at once. A shared cache
 * may keep a page for seconds and serve it while it asks; `CDN-Cache-Control` (RFC 9213) says so without
 * browsers, which also heed `stale-while-revalidate`, doing the same.
 */
const cacheHeaders = (status: number): Record<string, string> =>
  status === 200 || status === 410
    ? {
        'Cache-Control': 'public, max-age=0, s-maxage=5, must-revalidate',
        'CDN-Cache-Control': 'public, max-age=5, stale-while-revalidate=60, stale-if-error=3600',
      }
    : { 'Cache-Control': 'public, max-age=0, s-maxage=1, must-revalidate' };

export interface FinishOptions {
  /** True leaves Next's scripts in place (`FRAMEWORK_SCRIPTS=keep`). */
  keepFrameworkScripts: boolean;
}

/** @throws where the page needs framework script that is to be removed */
export async function finishPage(
  rendered: RenderedPage,
  { keepFrameworkScripts }: FinishOptions,
): Promise<FinishedPage> {
  const html = keepFrameworkScripts ? rendered.html : removeFrameworkScripts(rendered.html);
  const bytes = Buffer.from(html, 'utf8');
  return {
    status: rendered.status,
    etag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    ...(await compressBytes(bytes)),
    tags: new Set(rendered.tags),
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      ...cacheHeaders(rendered.status),
      Vary: 'Accept-Encoding, RSC',
      // Which links a browser may fetch before they are followed (docs/decisions/012-elements.md).
      'Speculation-Rules': '"/pages.speculationrules"',
      'Content-Security-Policy': contentSecurityPolicy(html),
      ...securityHeaders,
    },
  };
}
