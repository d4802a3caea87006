/** The news sitemap: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { Site, Teaser } from '#lib/edition/model.ts';
import { listNews } from '#lib/edition/queries/sitemaps.ts';
import { absoluteUrl } from '#lib/routes.ts';
import { type Markup, XML_DECLARATION, xml } from '../xml.ts';

/** News is what was published in the last two days (ms), and at most so many stories. */
const TWO_DAYS = 48 * 60 * 60 * 1000;
const MOST = 1000;

/** ISO 639 of a BCP 47 tag; Chinese is told apart by its script, as Google wants it. */
export function newsLanguage(locale: string): string {
  const { language, region, script } = new Intl.Locale(locale).maximize();
  if (language !== 'zh') return language;
  return script === 'Hant' || region === 'TW' ? 'zh-tw' : 'zh-cn';
}

const url = (story: Teaser, site: Site): Markup => xml`<url><loc>${absoluteUrl(story.path)}</loc><news:news>
<news:publication><news:name>${site.name}</news:name><news:language>${newsLanguage(site.locale)}</news:language></news:publication>
<news:publication_date>${story.published}</news:publication_date><news:title>${story.headline}</news:title>
</news:news></url>
`;

export interface NewsSitemap {
  pieces: Iterable<string>;
  /** Instant (ms) at which its oldest story is news no longer. */
  until: number | undefined;
}

/** The stories that are news at `now` (ms). */
export function newsSitemap(db: EditionDatabase, site: Site, now: number): NewsSitemap {
  const stories = listNews(db, { after: now - TWO_DAYS, limit: MOST, now });
  const oldest = stories.at(-1);
  function* pieces(): Generator<string> {
    yield `${XML_DECLARATION}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n`;
    for (const story of stories) yield url(story, site).text;
    yield '</urlset>\n';
  }
  return {
    pieces: pieces(),
    // A fraction of a second more, so that it is over by then.
    until: oldest && Date.parse(oldest.published) + TWO_DAYS + 1000,
  };
}
