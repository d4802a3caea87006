/** A month's stories as a sitemap, with their pictures: https://www.sitemaps.org/protocol.html */
import { lastChange } from '#lib/dateline/last-change.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { Month, Teaser } from '#lib/edition/model.ts';
import { listMonths } from '#lib/edition/queries/lists.ts';
import { sitemapStories } from '#lib/edition/queries/sitemaps.ts';
import { absoluteUrl } from '#lib/routes.ts';
import { pictureFile } from '../picture-file.ts';
import { type Markup, XML_DECLARATION, xml } from '../xml.ts';

/** More URLs no sitemap may have; their text stays far below the 50 MB that it may have besides. */
export const URLS = 50_000;

const HEAD =
  '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n';

const picture = ({ image }: Teaser): Markup | undefined =>
  image && xml`<image:image><image:loc>${pictureFile(image).url}</image:loc></image:image>`;

const url = (story: Teaser): Markup =>
  xml`<url><loc>${absoluteUrl(story.path)}</loc><lastmod>${lastChange(story)}</lastmod>${picture(story)}</url>
`;

/** How many sitemaps a month takes; 0 where nothing was published in it. */
export function partsOfMonth(db: EditionDatabase, month: Month, now: number, most = URLS): number {
  const count = listMonths(db, { list: 'all', now }).find((each) => each.month === month)?.count ?? 0;
  return Math.ceil(count / most);
}

/** Part `part` (from 1) of a month's sitemap, in pieces. `most`: URLs of a part. */
export async function* monthPieces(
  db: EditionDatabase,
  { month, part, now, most = URLS }: { month: Month; part: number; now: number; most?: number },
): AsyncGenerator<string> {
  yield XML_DECLARATION + HEAD;
  for (const stories of sitemapStories(db, { month, skip: (part - 1) * most, limit: most, now })) {
    yield stories.map((story) => url(story).text).join('');
    // Whoever waits for a page goes first.
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield '</urlset>\n';
}
