/**
 * URLs of what programs read: feeds, sitemaps, robots.txt and the like. Belongs to `routes.ts`, which spells those of pages;
 * paths are decoded, as there.
 */

import { type Copy, parseCopy } from './copy-routes.ts';
import { changesPath } from './library-routes.ts';
import { type Path, RESERVED, SLUG } from './routes.ts';

export type FeedFormat = 'rss' | 'atom' | 'json';

/** What a feed is of. */
export type FeedSubject =
  | { kind: 'paper' }
  | { kind: 'section'; slug: string }
  | { kind: 'author'; slug: string }
  | { kind: 'topic'; slug: string };

export type DocumentRoute =
  | { kind: 'feed'; of: FeedSubject; format: FeedFormat }
  | { kind: 'sitemap-index' }
  /** Sections, authors, topics and policy pages; `part` from 1. */
  | { kind: 'sitemap-of-lists'; part: number }
  /** Stories of a month (`2007-05`); `part` from 1. */
  | { kind: 'sitemap-of-month'; month: string; part: number }
  | { kind: 'news-sitemap' }
  | { kind: 'robots' }
  | { kind: 'manifest' }
  /** Text and data mining reservation: https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/ */
  | { kind: 'mining-reservation' }
  /** Terms for machines: https://rslstandard.org/rsl */
  | { kind: 'licence' }
  /** How browsers search the paper: https://github.com/dewitt/opensearch */
  | { kind: 'opensearch' }
  /** For language models: https://llmstxt.org */
  | { kind: 'guide' }
  /** Stories that changed or went of late. */
  | { kind: 'changes' }
  | ({ kind: 'copy' } & Copy);

const FEED_FILES: Readonly<Record<FeedFormat, string>> = {
  rss: 'feed.xml',
  atom: 'atom.xml',
  json: 'feed.json',
};

export const FEED_FORMATS = ['rss', 'atom', 'json'] as const;

const folderOf = (subject: FeedSubject): Path => {
  switch (subject.kind) {
    case 'paper':
      return '';
    case 'section':
      return `/${subject.slug}`;
    case 'author':
      return `/authors/${subject.slug}`;
    case 'topic':
      return `/topics/${subject.slug}`;
  }
};

/** `/feed.xml`, `/world/atom.xml`, `/authors/<slug>/feed.json`. */
export const feedPath = (subject: FeedSubject, format: FeedFormat): Path =>
  `${folderOf(subject)}/${FEED_FILES[format]}`;

export const sitemapIndexPath = (): Path => '/sitemap.xml';
export const newsSitemapPath = (): Path => '/news-sitemap.xml';
export const robotsPath = (): Path => '/robots.txt';
export const manifestPath = (): Path => '/manifest.webmanifest';
export const miningReservationPath = (): Path => '/.well-known/tdmrep.json';
export const licencePath = (): Path => '/license.xml';
export const openSearchPath = (): Path => '/opensearch.xml';
export const guidePath = (): Path => '/llms.txt';
/** The file that proves an IndexNow key: https://www.indexnow.org/documentation */
export const indexNowKeyPath = (key: string): Path => `/${key}.txt`;

const part = (number: number): string => (number > 1 ? `-${number}` : '');
export const listsSitemapPath = (number = 1): Path => `/sitemap-lists${part(number)}.xml`;
/** `/sitemap-2007-05.xml`, and `/sitemap-2007-05-2.xml` where one file does not hold the month. */
export const monthSitemapPath = (month: string, number = 1): Path => `/sitemap-${month}${part(number)}.xml`;

const FIXED: Readonly<Record<Path, DocumentRoute>> = {
  [sitemapIndexPath()]: { kind: 'sitemap-index' },
  [newsSitemapPath()]: { kind: 'news-sitemap' },
  [robotsPath()]: { kind: 'robots' },
  [manifestPath()]: { kind: 'manifest' },
  [miningReservationPath()]: { kind: 'mining-reservation' },
  [licencePath()]: { kind: 'licence' },
  [openSearchPath()]: { kind: 'opensearch' },
  [guidePath()]: { kind: 'guide' },
  [changesPath()]: { kind: 'changes' },
};

const MONTH_SITEMAP = /^\/sitemap-(\d{4}-(?:0[1-9]|1[0-2]))(?:-([1-9]\d{0,3}))?\.xml$/;
const LISTS_SITEMAP = /^\/sitemap-lists(?:-([1-9]\d{0,3}))?\.xml$/;

/** Number of a part: 1 where none is written, undefined for a written 1, which has another spelling. */
const partNumber = (digits: string | undefined): number | undefined =>
  digits === undefined ? 1 : digits === '1' ? undefined : Number(digits);

function parseFeed(path: Path): DocumentRoute | undefined {
  const segments = path.slice(1).split('/');
  const format = FEED_FORMATS.find((each) => FEED_FILES[each] === segments.at(-1));
  if (format === undefined) return undefined;
  const [first = '', second = ''] = segments;
  if (segments.length === 1) return { kind: 'feed', of: { kind: 'paper' }, format };
  if (segments.length === 2 && SLUG.test(first) && !(RESERVED as readonly string[]).includes(first)) {
    return { kind: 'feed', of: { kind: 'section', slug: first }, format };
  }
  if (segments.length !== 3 || !SLUG.test(second)) return undefined;
  if (first === 'authors') return { kind: 'feed', of: { kind: 'author', slug: second }, format };
  return first === 'topics' ? { kind: 'feed', of: { kind: 'topic', slug: second }, format } : undefined;
}

/** What document a decoded path has the form of, or undefined. Whether there is one, the edition says. */
export function parseDocumentPath(path: Path): DocumentRoute | undefined {
  const fixed = Object.hasOwn(FIXED, path) ? FIXED[path] : undefined;
  if (fixed !== undefined) return fixed;
  const month = MONTH_SITEMAP.exec(path);
  if (month?.[1] !== undefined) {
    const number = partNumber(month[2]);
    return number === undefined ? undefined : { kind: 'sitemap-of-month', month: month[1], part: number };
  }
  const lists = LISTS_SITEMAP.exec(path);
  if (lists !== null) {
    const number = partNumber(lists[1]);
    return number === undefined ? undefined : { kind: 'sitemap-of-lists', part: number };
  }
  const copy = parseCopy(path);
  return copy ? { kind: 'copy', ...copy } : parseFeed(path);
}
