/** RSS 2.0 as the RSS Advisory Board's profile has it: https://www.rssboard.org/rss-profile */
import { absoluteUrl } from '#lib/routes.ts';
import type { Feed, FeedItem } from './feed.ts';
import { cdata, type Markup, XML_DECLARATION, xml } from './xml.ts';

/** `Mon, 28 May 2007 20:17:00 GMT`: RFC 822 with a year of four digits. */
const rfc822 = (instant: string): string => new Date(instant).toUTCString();

function media({ picture }: FeedItem): Markup | undefined {
  if (picture === undefined) return undefined;
  const { url, type, width, height, alt, credit } = picture;
  return xml`<media:content url="${url}" medium="image" type="${type}" width="${width}" height="${height}">${
    alt ? xml`<media:description type="plain">${alt}</media:description>` : undefined
  }${credit ? xml`<media:credit>${credit}</media:credit>` : undefined}</media:content>`;
}

const item = (each: FeedItem): Markup => xml`<item>
<title>${each.title}</title>
<link>${each.url}</link>
<guid isPermaLink="${each.id === each.url ? 'true' : 'false'}">${each.id}</guid>
<pubDate>${rfc822(each.published)}</pubDate>
<atom:updated>${each.updated}</atom:updated>
${each.authors.map(({ name }) => xml`<dc:creator>${name}</dc:creator>`)}
${[each.section, ...each.topics].map((name) => xml`<category>${name}</category>`)}
<description>${each.summary}</description>
<content:encoded>${cdata(each.html)}</content:encoded>
${media(each)}
</item>
`;

/** The feed in pieces, an item each. `hub`: absolute address of the WebSub hub, where there is one. */
export function* rssPieces(feed: Feed, hub: string | undefined): Generator<string> {
  const { site } = feed;
  const head = xml`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${feed.title}</title>
<link>${feed.home}</link>
<description>${feed.description}</description>
<language>${site.locale}</language>
<lastBuildDate>${rfc822(feed.updated)}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${absoluteUrl(feed.path('rss'))}"/>
${hub ? xml`<atom:link rel="hub" href="${hub}"/>` : undefined}
<image><url>${absoluteUrl('/icons/icon-96.png')}</url><title>${feed.title}</title><link>${feed.home}</link></image>
`;
  yield XML_DECLARATION + head.text;
  for (const each of feed.items) yield item(each).text;
  yield '</channel>\n</rss>\n';
}
