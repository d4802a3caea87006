/** What another publishing system is told of a story whose address was pasted into it: https://oembed.com */

import { nameList } from '#lib/byline/byline-text.ts';
import { copyPath, type OembedFormat } from '#lib/copy-routes.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { Site, Story } from '#lib/edition/model.ts';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import { findSection } from '#lib/edition/queries/sections.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { findStory } from '#lib/edition/queries/stories.ts';
import { siteUrl } from '#lib/env.ts';
import { absoluteUrl, authorPath, decodePath, frontPath, type Path, withoutEndSlashes } from '#lib/routes.ts';
import { shareImage } from '#lib/seo/share-image.ts';
import { Markup, XML_DECLARATION, xml } from '../xml.ts';
import { CARD_HEIGHT, CARD_WIDTH, NARROW, TALL_CARD_HEIGHT } from './embed-card.ts';

/** Seconds for which others may keep it: a story that is withdrawn should not stay for a day. */
const CACHE_AGE = 3600;

/** The most room that there is for it, in pixels. */
export interface Room {
  width?: number | undefined;
  height?: number | undefined;
}

export type Oembed = Record<string, string | number>;

/** Path of a story of this site that is public at `now` (ms), by any address that leads to its page. */
function storyAt(edition: EditionDatabase, address: string, now: number): Path | undefined {
  const url = URL.parse(address);
  // People paste addresses as they stand in old links: the scheme and what follows the path do not matter.
  if (url === null || !/^https?:$/.test(url.protocol) || url.host !== new URL(siteUrl()).host)
    return undefined;
  const path = decodePath(withoutEndSlashes(url.pathname));
  const status = path === undefined ? undefined : findPathStatus(edition, { path, now });
  return status?.status === 'moved' ? status.to : path;
}

function frame(story: Story, { width: most = Infinity, height = Infinity }: Room): Oembed {
  const width = Math.min(CARD_WIDTH, most);
  const size = { width, height: Math.min(width < NARROW ? TALL_CARD_HEIGHT : CARD_HEIGHT, height) };
  const src = absoluteUrl(copyPath({ form: 'card', story: story.path }));
  const html = xml`<iframe src="${src}" width="${size.width}" height="${size.height}" title="${story.headline}" loading="lazy" style="border:0;max-width:100%"></iframe>`;
  return { html: html.text, ...size };
}

/** The picture of a share, where it has room: consumers are never given a larger one than they asked for. */
function thumbnail(edition: EditionDatabase, story: Story, site: Site, room: Room): Oembed {
  const section = findSection(edition, { slug: story.section }) ?? {};
  const { url, width, height } = shareImage({ kind: 'story', story, section }, site);
  if (width > (room.width ?? Infinity) || height > (room.height ?? Infinity)) return {};
  return { thumbnail_url: url, thumbnail_width: width, thumbnail_height: height };
}

/** The description of the story at an address; undefined where no public story of this site is there. */
export function describeStory(
  edition: EditionDatabase,
  { address, room, now }: { address: string; room: Room; now: number },
): Oembed | undefined {
  const site = findSite(edition);
  const path = storyAt(edition, address, now);
  const story = path === undefined ? undefined : findStory(edition, { path, now });
  if (site === undefined || story === undefined) return undefined;
  const [first, ...others] = story.authors;
  const names = nameList(story.authors.map(({ name }) => name));
  return {
    version: '1.0',
    type: 'rich',
    title: story.headline,
    ...(names || story.agency ? { author_name: names || story.agency || '' } : {}),
    // One address for one person: of several nobody is put first.
    ...(first && others.length === 0 ? { author_url: absoluteUrl(authorPath(first.slug)) } : {}),
    provider_name: site.name,
    provider_url: absoluteUrl(frontPath()),
    cache_age: CACHE_AGE,
    ...thumbnail(edition, story, site, room),
    ...frame(story, room),
  };
}

/** The description as it is sent. */
export function writeOembed(description: Oembed, format: OembedFormat): { text: string; type: string } {
  if (format === 'json') {
    return { text: `${JSON.stringify(description)}\n`, type: 'application/json; charset=utf-8' };
  }
  const fields = Object.entries(description).map(
    ([name, value]) => new Markup(`<${name}>${xml`${value}`.text}</${name}>\n`),
  );
  return {
    text: `${XML_DECLARATION}${xml`<oembed>\n${fields}</oembed>\n`.text}`,
    type: 'text/xml; charset=utf-8',
  };
}
