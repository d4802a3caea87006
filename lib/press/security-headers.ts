/** Headers that protect readers, the same on every answer but for the policy of a page with inline scripts. */
import { createHash } from 'node:crypto';
import { transportSecurity } from '#lib/env.ts';
import { spansBetween } from '#lib/spans.ts';

/** Sources of a page's inline scripts as CSP hashes; data (JSON-LD) needs none, speculation rules do. */
function inlineScriptHashes(html: string): string[] {
  const hashes: string[] = [];
  for (const { text } of spansBetween(html, '<script', '</script>')) {
    const head = text.indexOf('>') + 1;
    const attributes = text.slice(0, head);
    if (/\bsrc=/.test(attributes) || /\btype="application\/(?:ld\+)?json"/.test(attributes)) continue;
    const body = text.slice(head, -'</script>'.length);
    hashes.push(`'sha256-${createHash('sha256').update(body).digest('base64')}'`);
  }
  return hashes;
}

const policy = (scripts: string[]): string =>
  [
    "default-src 'none'",
    `script-src ${["'self'", ...scripts].join(' ')}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');

/** Content-Security-Policy of a page: its own origin, and hashes where framework scripts are kept. */
export const contentSecurityPolicy = (html: string): string => policy(inlineScriptHashes(html));

const strictTransport = transportSecurity();

/** Headers of every answer. The last depends on SITE_URL and HSTS, as they were when the process started. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'X-Frame-Options': 'SAMEORIGIN',
  // A page that opened this one, or was opened by it, is not in its group of windows unless it is ours.
  'Cross-Origin-Opener-Policy': 'same-origin',
  ...(strictTransport !== undefined && { 'Strict-Transport-Security': strictTransport }),
};

const { 'X-Frame-Options': _, ...withoutFrameOptions } = securityHeaders;

/** Those of a document that any site may show in a frame: `X-Frame-Options` has no word for that. */
export const headersForFrames: Readonly<Record<string, string>> = withoutFrameOptions;
