/** Which stored body suits a client (RFC 9110 §12.5.3). */

export type Encoding = 'br' | 'gzip' | 'identity';

const accepts = (header: string, coding: string): boolean => {
  for (const part of header.split(',')) {
    const [name = '', ...parameters] = part.split(';');
    if (name.trim().toLowerCase() !== coding) continue;
    return !parameters.some((parameter) => /^\s*q\s*=\s*0(?:\.0*)?\s*$/i.test(parameter));
  }
  return false;
};

/** Browsers send a handful of values; what else comes is not remembered beyond these. */
const MOST_REMEMBERED = 64;
const remembered = new Map<string, Encoding>();

function choose(header: string): Encoding {
  if (header.includes('br') && accepts(header, 'br')) return 'br';
  if (header.includes('gzip') && accepts(header, 'gzip')) return 'gzip';
  return 'identity';
}

/**
 * Brotli or gzip only where the client names it: some crawlers of social networks accept no brotli, and
 * `*` alone is no promise. Brotli first, as it is smaller.
 */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined) return 'identity';
  const known = remembered.get(acceptEncoding);
  if (known !== undefined) return known;
  const encoding = choose(acceptEncoding.toLowerCase());
  if (remembered.size < MOST_REMEMBERED && acceptEncoding.length < 100)
    remembered.set(acceptEncoding, encoding);
  return encoding;
}
