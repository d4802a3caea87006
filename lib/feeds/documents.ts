/** What programs read, made from the edition: feeds, sitemaps, robots.txt and the like. The press keeps them as it keeps pages. */
import { now } from '#lib/clock.ts';
import { type DocumentRoute, indexNowKeyPath, parseDocumentPath } from '#lib/document-routes.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { listPages } from '#lib/edition/queries/pages.ts';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import { listSections } from '#lib/edition/queries/sections.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { changesTag, listTag, pageTag, sectionTag, siteTag } from '#lib/edition/tags.ts';
import { indexNowKey, webSubHub } from '#lib/env.ts';
import { absoluteUrl, decodePath, type Path } from '#lib/routes.ts';
import { atomPieces } from './atom.ts';
import { changesText } from './changes.ts';
import { copyDocument } from './copies/copy-document.ts';
import { hasFeed, type LeaveOut, readFeed } from './feed.ts';
import { jsonPieces } from './json-feed.ts';
import { llmsText } from './llms.ts';
import { manifestText } from './manifest.ts';
import { openSearchText } from './opensearch.ts';
import { DEFAULT_STAND, licenceText, miningReservation, robotsText } from './robots.ts';
import { rssPieces } from './rss.ts';
import { indexPieces } from './sitemaps/index-of-all.ts';
import { listsPieces, partsOfLists, tagsOfLists } from './sitemaps/lists.ts';
import { monthPieces, partsOfMonth } from './sitemaps/month.ts';
import { newsSitemap } from './sitemaps/news.ts';

/** A document, as the press takes it. */
export interface MadeDocument {
  /** The text, in pieces: however long it is, it is never held whole. */
  pieces: Iterable<string> | AsyncIterable<string>;
  /** Content type, with its charset. */
  type: string;
  /** Cache tags of everything it is made from. */
  tags: string[];
  headers?: Record<string, string> | undefined;
  /** Instant (ms) from which it is no longer right, though nothing was changed. */
  until?: number | undefined;
  /** True where any site may show it in a frame. */
  framedAnywhere?: boolean | undefined;
}

const XML = 'application/xml; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';

const FEEDS = {
  rss: { type: 'application/rss+xml; charset=utf-8', pieces: rssPieces },
  atom: { type: 'application/atom+xml; charset=utf-8', pieces: atomPieces },
  json: { type: 'application/feed+json; charset=utf-8', pieces: jsonPieces },
} as const;

/** A WebSub hub is named in the feed and before it: https://www.w3.org/TR/websub/#discovery */
const hubLinks = (self: string, hub: string | undefined): Record<string, string> =>
  hub === undefined ? {} : { Link: `<${hub}>; rel="hub", <${self}>; rel="self"` };

function feedDocument(
  edition: EditionDatabase,
  { of, format }: Extract<DocumentRoute, { kind: 'feed' }>,
  leaveOut: LeaveOut | undefined,
): MadeDocument | undefined {
  const feed = readFeed(edition, of, now(), leaveOut);
  if (feed === undefined) return undefined;
  const hub = webSubHub();
  const { type, pieces } = FEEDS[format];
  return {
    pieces: pieces(feed, hub),
    type,
    tags: feed.tags,
    headers: {
      // Readers of feeds that run in a browser are on other sites.
      'Access-Control-Allow-Origin': '*',
      ...hubLinks(absoluteUrl(feed.path(format)), hub),
    },
  };
}

function makeDocument(
  edition: EditionDatabase,
  route: DocumentRoute,
  leaveOut: LeaveOut | undefined,
): MadeDocument | undefined {
  const time = now();
  const site = findSite(edition);
  if (site === undefined) return undefined;
  const stand = site.aiCrawlers ?? DEFAULT_STAND;
  const stories = [siteTag, listTag('all')];
  switch (route.kind) {
    case 'feed':
      return feedDocument(edition, route, leaveOut);
    case 'sitemap-index':
      return { pieces: indexPieces(edition, time), type: XML, tags: tagsOfLists(edition) };
    case 'sitemap-of-lists':
      return {
        pieces: listsPieces(edition, { part: route.part, now: time }),
        type: XML,
        tags: tagsOfLists(edition),
      };
    case 'sitemap-of-month':
      return { pieces: monthPieces(edition, { ...route, now: time }), type: XML, tags: stories };
    case 'news-sitemap':
      return { ...newsSitemap(edition, site, time), type: XML, tags: stories };
    case 'robots':
      return { pieces: [robotsText(stand)], type: TEXT, tags: [siteTag] };
    case 'manifest':
      return {
        pieces: [manifestText(site, listSections(edition))],
        type: 'application/manifest+json; charset=utf-8',
        tags: [siteTag],
      };
    case 'mining-reservation':
      return { pieces: [miningReservation(stand)], type: 'application/json; charset=utf-8', tags: [siteTag] };
    case 'licence':
      return { pieces: [licenceText(stand)], type: 'application/rsl+xml; charset=utf-8', tags: [siteTag] };
    case 'opensearch':
      return {
        pieces: [openSearchText(site)],
        type: 'application/opensearchdescription+xml; charset=utf-8',
        tags: [siteTag],
      };
    case 'guide':
      return {
        pieces: [llmsText(edition, { site, stand, now: time })],
        type: TEXT,
        tags: [
          ...stories,
          ...listSections(edition).map(({ slug }) => sectionTag(slug)),
          ...listPages(edition).map(({ slug }) => pageTag(slug)),
        ],
      };
    case 'changes':
      return {
        pieces: [changesText(edition, time)],
        type: 'application/json; charset=utf-8',
        tags: [siteTag, changesTag],
        headers: { 'X-Robots-Tag': 'noindex' },
      };
    case 'copy':
      return copyDocument(edition, route, { site, now: time });
  }
}

function isThere(edition: EditionDatabase, route: DocumentRoute): boolean {
  switch (route.kind) {
    case 'feed':
      return hasFeed(edition, route.of, now());
    case 'sitemap-of-lists':
      return route.part <= partsOfLists(edition, now());
    case 'sitemap-of-month':
      return route.part <= partsOfMonth(edition, route.month, now());
    case 'copy':
      return findPathStatus(edition, { path: route.story, now: now() }).status === 'page';
    default:
      return true;
  }
}

/** True where a decoded path is a document's and the edition has what it is made of. */
export function hasDocument(edition: EditionDatabase, path: Path): boolean {
  const key = indexNowKey();
  if (key !== undefined && path === indexNowKeyPath(key)) return true;
  const route = parseDocumentPath(path);
  return route !== undefined && isThere(edition, route);
}

/** True where a percent-encoded path is one that only a document can have, whether or not there is one. */
export function isDocumentPath(href: string): boolean {
  const path = decodePath(href);
  return path !== undefined && parseDocumentPath(path) !== undefined;
}

/**
 * The document at a percent-encoded path; undefined where that is none's, or there is none.
 * @param leaveOut told of stories that cannot be shown in it
 */
export function renderDocument(
  edition: EditionDatabase,
  href: string,
  leaveOut?: LeaveOut,
): MadeDocument | undefined {
  const path = decodePath(href);
  if (path === undefined || !hasDocument(edition, path)) return undefined;
  const route = parseDocumentPath(path);
  // The file that proves a key holds the key.
  if (route === undefined) return { pieces: [indexNowKey() ?? ''], type: TEXT, tags: [siteTag] };
  return makeDocument(edition, route, leaveOut);
}
