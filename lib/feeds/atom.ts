/** Atom 1.0: RFC 4287. */

import { isoWithOffset } from '#lib/dateline/format-time.ts';
import { legalText } from '#lib/escape-xml.ts';
import { absoluteUrl } from '#lib/routes.ts';
import type { Feed, FeedItem } from './feed.ts';
import { type Markup, XML_DECLARATION, xml } from './xml.ts';

const person = ({ name, url }: FeedItem['authors'][number]): Markup =>
  xml`<author><name>${name}</name>${url ? xml`<uri>${url}</uri>` : undefined}</author>`;

const entry = (item: FeedItem, timeZone: string): Markup => xml`<entry xml:lang="${item.language}">
<id>${item.id}</id>
<title>${item.title}</title>
<link rel="alternate" type="text/html" href="${item.url}"/>
<published>${isoWithOffset(item.published, timeZone)}</published>
<updated>${isoWithOffset(item.updated, timeZone)}</updated>
${item.authors.map(person)}
${[item.section, ...item.topics].map((name) => xml`<category term="${name}"/>`)}
<summary>${item.summary}</summary>
<content type="html">${legalText(item.html)}</content>
</entry>
`;

/** The feed in pieces, an entry each. `hub`: absolute address of the WebSub hub, where there is one. */
export function* atomPieces(feed: Feed, hub: string | undefined): Generator<string> {
  const { site } = feed;
  const self = absoluteUrl(feed.path('atom'));
  const head = xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${site.locale}">
<id>${self}</id>
<title>${feed.title}</title>
<subtitle>${feed.description}</subtitle>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${feed.home}"/>
${hub ? xml`<link rel="hub" href="${hub}"/>` : undefined}
<updated>${isoWithOffset(feed.updated, site.timeZone)}</updated>
<author><name>${site.name}</name><uri>${absoluteUrl('/')}</uri></author>
<icon>${absoluteUrl('/icons/icon-96.png')}</icon>
`;
  yield XML_DECLARATION + head.text;
  for (const item of feed.items) yield entry(item, site.timeZone).text;
  yield '</feed>\n';
}
