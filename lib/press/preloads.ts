/**
 * The `Link` header of a page (RFC 8288). React moves preloads of fonts and style sheets out of the head into it, so a
 * press that dropped it would let the browser find the fonts only after the style sheet.
 */

/** One link of the header: an address in angle brackets and its parameters, which may hold commas in quotes. */
const LINK = /<([^>]*)>((?:\s*;\s*[\w-]+(?:\s*=\s*(?:"[^"]*"|[^\s",;]+))?)*)/g;

const parameter = (parameters: string, name: string): string | undefined =>
  new RegExp(`;\\s*${name}\\s*=\\s*"?([^";,\\s]*)`, 'i').exec(parameters)?.[1]?.toLowerCase();

/** Preloads of this host's fonts and style sheets; nothing of the framework's scripts, which the press removes. */
export function keepPreloads(link: string | undefined): string | undefined {
  if (link === undefined) return undefined;
  const kept: string[] = [];
  for (const [whole, address = '', parameters = ''] of link.matchAll(LINK)) {
    const as = parameter(parameters, 'as');
    const ours = address.startsWith('/') && !address.startsWith('//');
    if (ours && parameter(parameters, 'rel') === 'preload' && (as === 'font' || as === 'style'))
      kept.push(whole);
  }
  return kept.length > 0 ? kept.join(', ') : undefined;
}
