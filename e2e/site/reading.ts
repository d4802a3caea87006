/** Reads the site's HTML without a browser, as a crawler does. */
import { isReaderPath } from '../../lib/account-routes.ts';

export interface Page {
  /** Decoded path. */
  path: string;
  status: number;
  html: string;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };

/** HTML's text as a reader sees its characters. */
export const unescaped = (html: string): string =>
  html.replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);

/** The markup alone: what the framework's scripts carry is no link of the page. */
export const markup = (html: string): string => html.replace(/<script\b[\s\S]*?<\/script>/g, '');

/** Values of an attribute wherever it stands in the markup, in order. */
export const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => unescaped(value));

export const mainOf = (html: string): string => /<main[\s\S]*<\/main>/.exec(markup(html))?.[0] ?? '';

/** Decoded paths of the stories that a page's main part lists, in order, repeats included. */
export const listedStories = (html: string): string[] =>
  mainOf(html)
    .split('<article')
    .slice(1)
    .flatMap((teaser) => /\shref="(\/[^"/]+\/\d{4}\/\d\d\/\d\d\/[^"]+)"/.exec(teaser)?.[1] ?? [])
    .map(decodeURI);

/** Asks for a path as it is, without following redirects. */
export async function fetchPage(
  baseURL: string | undefined,
  path: string,
  headers: Record<string, string> = {},
): Promise<Page> {
  const response = await fetch(`${baseURL}${encodeURI(path)}`, { redirect: 'manual', headers });
  return { path, status: response.status, html: await response.text() };
}

/** Story paths on a list and all its older pages, page by page. */
export async function fetchList(baseURL: string | undefined, first: string): Promise<string[][]> {
  const pages: string[][] = [];
  for (let path: string | undefined = first; path !== undefined; ) {
    const { html, status } = await fetchPage(baseURL, path);
    if (status !== 200) throw new Error(`${path} answered ${status}.`);
    pages.push(listedStories(html));
    path = /href="([^"]+)"[^>]*>Older stories/.exec(html)?.[1];
    if (path !== undefined) path = decodeURI(path);
  }
  return pages;
}

/** How many requests are under way at once: readers, not a flood. */
const AT_ONCE = 6;

/** Every page that can be reached by links from the front page. */
export async function crawl(baseURL: string | undefined): Promise<Map<string, Page>> {
  const pages = new Map<string, Page>();
  for (let paths = ['/']; paths.length > 0; ) {
    const batch = paths.splice(0, AT_ONCE);
    for (const page of await Promise.all(batch.map((path) => fetchPage(baseURL, path)))) {
      pages.set(page.path, page);
      paths.push(...pageLinks(page));
    }
    // What is made for one reader is no page of the paper.
    paths = [...new Set(paths)].filter(
      (path) => !pages.has(path) && !isReaderPath(path.split('?', 1)[0] ?? ''),
    );
  }
  return pages;
}

/** Decoded paths of the pages of this site that a page links to, without fragments. */
export const pageLinks = ({ html }: Page): string[] =>
  [...markup(html).matchAll(/<a\b[^>]*?\shref="(\/[^"]*)"/g)].map(([, href = '']) =>
    decodeURI(unescaped(href).split('#', 1)[0] ?? ''),
  );

/** True for a page that asks search engines to leave it out. */
export const isUnlisted = (html: string): boolean => /<meta name="robots" content="noindex\b/.test(html);
