/**
 * The `Link` header of a page (RFC 8288). React moves preloads of fonts and style sheets out of the head into it, so a
 * press that dropped it would let the browser find the fonts only after the style sheet.
 */

/** Quoted values and addresses, in which commas mean nothing; commas; and everything else. */
const TOKEN = /"[^"]*"?|<[^>]*>?|,|[^",<]+/g;

/** The links of the header. */
function linksOf(header: string): string[] {
  const links: string[] = [];
  let link = '';
  for (const [token] of [...header.matchAll(TOKEN), [',']]) {
    if (token !== ',') link += token;
    else {
      links.push(link.trim());
      link = '';
    }
  }
  return links;
}

/** The parameters after the address, `name=value` or `name="value"`, with names in lower case. */
function parametersOf(link: string): ReadonlyMap<string, string> {
  const [, ...parameters] = link.slice(link.indexOf('>')).split(';');
  return new Map(
    parameters.map((parameter) => {
      const [name = '', value = ''] = parameter.split('=', 2);
      return [name.trim().toLowerCase(), value.trim().replaceAll('"', '').toLowerCase()];
    }),
  );
}

/** Preloads of this host's fonts and style sheets; nothing of the framework's scripts, which the press removes. */
export function keepPreloads(link: string | undefined): string | undefined {
  if (link === undefined) return undefined;
  const kept = linksOf(link).filter((one) => {
    const parameters = parametersOf(one);
    const isOurs = one.startsWith('</') && !one.startsWith('<//');
    const as = parameters.get('as');
    return isOurs && parameters.get('rel') === 'preload' && (as === 'font' || as === 'style');
  });
  return kept.length > 0 ? kept.join(', ') : undefined;
}
