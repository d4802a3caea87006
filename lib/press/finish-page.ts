/** From Next's HTML to a page ready to be sent. */
import { createHash } from 'node:crypto';
import { PAGE_CACHING } from './caching.ts';
import { brotliBytes } from './compress.ts';
import { removeFrameworkScripts } from './framework-scripts.ts';
import type { FinishedPage, RenderedPage } from './page.ts';
import { keepPreloads } from './preloads.ts';
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts';

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
  const preloads = keepPreloads(rendered.link);
  return {
    etag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    brotli: await brotliBytes(bytes),
    isLoose: true,
    tags: new Set(rendered.tags),
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      ...PAGE_CACHING,
      Vary: keepFrameworkScripts ? 'Accept-Encoding, RSC' : 'Accept-Encoding',
      // Which links a browser may fetch before they are followed (docs/decisions/012-elements.md).
      'Speculation-Rules': '"/pages.speculationrules"',
      'Content-Security-Policy': contentSecurityPolicy(html),
      ...securityHeaders,
      ...(preloads && { Link: preloads }),
    },
  };
}
