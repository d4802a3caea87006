/** JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/ */
import { isoWithOffset } from '#lib/dateline/format-time.ts';
import { absoluteUrl } from '#lib/routes.ts';
import type { Feed, FeedItem } from './feed.ts';

const item = (each: FeedItem, timeZone: string) => ({
  id: each.id,
  url: each.url,
  title: each.title,
  summary: each.summary,
  content_html: each.html,
  ...(each.picture ? { image: each.picture.url } : {}),
  date_published: isoWithOffset(each.published, timeZone),
  date_modified: isoWithOffset(each.updated, timeZone),
  authors: each.authors,
  tags: [each.section, ...each.topics],
  language: each.language,
});

/** The feed in pieces, an item each. `hub`: absolute address of the WebSub hub, where there is one. */
export function* jsonPieces(feed: Feed, hub: string | undefined): Generator<string> {
  const { site } = feed;
  const head = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: absoluteUrl(feed.path('json')),
    description: feed.description,
    icon: absoluteUrl('/icons/icon-512.png'),
    favicon: absoluteUrl('/icons/icon-96.png'),
    authors: [{ name: site.name, url: absoluteUrl('/') }],
    language: site.locale,
    ...(hub ? { hubs: [{ type: 'WebSub', url: hub }] } : {}),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`;
  for (const [index, each] of feed.items.entries()) {
    yield `${index > 0 ? ',\n' : '\n'}${JSON.stringify(item(each, site.timeZone))}`;
  }
  yield ']}\n';
}
