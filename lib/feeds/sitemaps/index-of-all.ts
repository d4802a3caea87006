/** The index of all sitemaps: lists first, then months, newest first. */
import { listsSitemapPath, monthSitemapPath } from '#lib/document-routes.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { Instant } from '#lib/edition/model.ts';
import { listMonths } from '#lib/edition/queries/lists.ts';
import { lastChangeInMonth } from '#lib/edition/queries/sitemaps.ts';
import { absoluteUrl, type Path } from '#lib/routes.ts';
import { type Markup, XML_DECLARATION, xml } from '../xml.ts';
import { changesOfLists } from './lists.ts';
import { URLS } from './month.ts';

const sitemap = (path: Path, changed: Instant | undefined): Markup =>
  xml`<sitemap><loc>${absoluteUrl(path)}</loc>${
    changed ? xml`<lastmod>${changed}</lastmod>` : undefined
  }</sitemap>
`;

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

export async function* indexPieces(db: EditionDatabase, now: number): AsyncGenerator<string> {
  yield `${XML_DECLARATION}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n`;
  for (const [index, changed] of (await changesOfLists(db, now)).entries())
    yield sitemap(listsSitemapPath(index + 1), changed).text;
  for (const { month, count } of listMonths(db, { list: 'all', now })) {
    const changed = lastChangeInMonth(db, { month, now });
    for (const part of numbers(Math.ceil(count / URLS)))
      yield sitemap(monthSitemapPath(month, part), changed).text;
    // Whoever waits for a page goes first.
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield '</sitemapindex>\n';
}
