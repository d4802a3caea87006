/** Whether a request that changes something was sent by a page of our own: no other site's form or script may do it. */

/**
 * Browsers say where a request comes from (`Sec-Fetch-Site`), older ones only from which origin. Who says neither is refused.
 * A proxy that forwards to us does not change what the browser said.
 */
export function isFromOwnPage(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site');
  // `none`: the reader themselves, as by loading again what a form has sent.
  if (site !== null && site !== 'none') return site === 'same-origin';
  return headers.get('origin') === origin;
}
