/** From Next's HTML to a page ready to be sent. */
import { createHash } from 'node:crypto';
import { PAGE_CACHING } from './caching.ts';
import { brotliBytes } from './compress.ts';
import { cutPieces, withoutMarks } from './cut-pieces.ts';
import { removeFrameworkScripts } from './framework-scripts.ts';
import { type FinishedPage, pieceTag, type RenderedPage } from './page.ts';
import { keepPreloads } from './preloads.ts';
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts';
import { joinParts } from './splice.ts';

export interface FinishOptions {
  /** True leaves Next's scripts in place (`FRAMEWORK_SCRIPTS=keep`). */
  keepFrameworkScripts: boolean;
}

type Body = Pick<FinishedPage, 'etag' | 'brotli' | 'tags' | 'spliced' | 'shared'>;

/** The body of a page that is not cut: the tags of shared pieces become its own. */
async function wholeBody(
  bytes: Buffer,
  { tags, shared = [] }: Pick<RenderedPage, 'tags' | 'shared'>,
): Promise<Body> {
  return {
    etag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    brotli: await brotliBytes(bytes),
    tags: new Set([...tags, ...shared.flatMap((piece) => piece.tags)]),
  };
}

/** @throws where the page needs framework script that is to be removed */
export async function finishPage(
  rendered: RenderedPage,
  { keepFrameworkScripts }: FinishOptions,
): Promise<FinishedPage> {
  const marked = keepFrameworkScripts ? rendered.html : removeFrameworkScripts(rendered.html);
  const html = withoutMarks(marked);
  const bytes = Buffer.from(html, 'utf8');
  const parts = cutPieces(marked, rendered.shared ?? []);
  const shared = parts?.flatMap(({ piece }) => piece ?? []) ?? rendered.shared;
  const joined = parts && (await joinParts(parts, bytes));
  const body = joined
    ? { ...joined, tags: new Set([...rendered.tags, ...joined.shared.map(({ key }) => pieceTag(key))]) }
    : await wholeBody(bytes, { tags: rendered.tags, shared });
  const preloads = keepPreloads(rendered.link);
  return {
    ...body,
    isLoose: true,
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
