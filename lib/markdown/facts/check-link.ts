/** Whether the address of a link leads somewhere from wherever the story is read: on a page, in a feed, in a reader’s library. */
import { isSafeLink, schemeOf } from '../safe-url.ts';

/** What is wrong with an address, and what to write instead. */
export interface LinkFault {
  message: string;
  remedy: string;
}

const WHOLE: Readonly<Record<string, RegExp>> = {
  http: /^http:\/\/[^\s/?#]/i,
  https: /^https:\/\/[^\s/?#]/i,
  mailto: /^mailto:[^\s@?]+@[^\s@?]/i,
  tel: /^tel:\+?\d/i,
};
const LIKE: Readonly<Record<string, string>> = {
  http: 'https://example.org/page',
  https: 'https://example.org/page',
  mailto: 'mailto:desk@example.org',
  tel: 'tel:+911123456789',
};
const FILE = /\.(?:md|mdx|markdown|html?|php|aspx?)(?:$|[?#])/i;
const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,8}[\p{L}-]{2,63}(?::\d{1,5})?(?:$|[/?#])/u;
const MAIL = /^[^\s@/]{1,64}@[^\s@/]{1,255}$/;
const STORY = 'A story is linked to by its path: /world/2007/05/29/us-urges-iran.';

const show = (href: string): string => (href.length > 80 ? `${href.slice(0, 79)}…` : href);

function remedyOf(href: string): string {
  if (href === '') return 'Write the address between the brackets.';
  if (href.startsWith('//')) return `Write "https:${show(href)}".`;
  if (MAIL.test(href)) return `Write "mailto:${show(href)}".`;
  if (FILE.test(href) && !href.includes('/')) return STORY;
  if (HOST.test(href) && !FILE.test(href.split('/', 1)[0] ?? '')) return `Write "https://${show(href)}".`;
  return `A page of this site is linked to by its whole path, which begins with "/". ${STORY}`;
}

/** Checks the address of a link as Markdown gives it: percent-encoded. @returns undefined if it can be used */
export function checkLink(href: string): LinkFault | undefined {
  if (!isSafeLink(href))
    return {
      message: `A link to "${show(href)}" is not allowed.`,
      remedy: 'Link to http, https, mailto or tel addresses, or to a path that begins with /.',
    };
  const scheme = schemeOf(href);
  if (scheme === undefined) {
    if (/^(?:\/(?![/\\])|#.)/.test(href)) return undefined;
    return {
      message: `A link to "${show(href)}" is neither an address with https://, nor a path that begins with /, nor an anchor.`,
      remedy: remedyOf(href),
    };
  }
  if (WHOLE[scheme]?.test(href) && URL.canParse(href)) return undefined;
  return {
    message: `"${show(href)}" is not a whole address.`,
    remedy: `Write it like ${LIKE[scheme] ?? LIKE.https}.`,
  };
}
