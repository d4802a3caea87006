/** Pages that are no stories as a sitemap: the front, sections, authors, topics, policies. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { authorList, sectionList, topicList } from '#lib/edition/lists.ts';
import type { Instant, StoryList } from '#lib/edition/model.ts';
import { listAuthors } from '#lib/edition/queries/authors.ts';
import { listLatest } from '#lib/edition/queries/lists.ts';
import { listPages } from '#lib/edition/queries/pages.ts';
import { listSections } from '#lib/edition/queries/sections.ts';
import { listTopics } from '#lib/edition/queries/topics.ts';
import { listTag, pageTag, siteTag } from '#lib/edition/tags.ts';
import {
  absoluteUrl,
  authorPath,
  correctionsPath,
  frontPath,
  type Path,
  pagePath,
  sectionPath,
  topicPath,
} from '#lib/routes.ts';
import { XML_DECLARATION, xml } from '../xml.ts';
import { URLS } from './month.ts';

interface Entry {
  path: Path;
  /** When something was last added to it, where that is known. */
  changed?: Instant | undefined;
}

/** A list's page changes when a story joins it. */
const newest = (db: EditionDatabase, list: StoryList, now: number): Instant | undefined =>
  listLatest(db, { list, limit: 1, now })[0]?.published;

function* entries(db: EditionDatabase, now: number): Generator<Entry> {
  yield { path: frontPath(), changed: newest(db, 'all', now) };
  for (const { slug } of listSections(db))
    yield { path: sectionPath(slug), changed: newest(db, sectionList(slug), now) };
  for (const { slug } of listAuthors(db)) {
    const changed = newest(db, authorList(slug), now);
    // Nothing leads to an author who has written nothing yet.
    if (changed !== undefined) yield { path: authorPath(slug), changed };
  }
  for (const { slug } of listTopics(db, { now }))
    yield { path: topicPath(slug), changed: newest(db, topicList(slug), now) };
  for (const { slug, updated } of listPages(db)) yield { path: pagePath(slug), changed: updated };
  yield { path: correctionsPath() };
}

/** How many sitemaps the lists take: one, but for the largest of papers. */
export const partsOfLists = (db: EditionDatabase, now: number): number =>
  Math.max(1, Math.ceil([...entries(db, now)].length / URLS));

export const tagsOfLists = (db: EditionDatabase): string[] => [
  siteTag,
  listTag('all'),
  ...listPages(db).map(({ slug }) => pageTag(slug)),
];

/** Part `part` (from 1) of the sitemap of lists, in pieces. */
export function* listsPieces(
  db: EditionDatabase,
  { part, now }: { part: number; now: number },
): Generator<string> {
  yield `${XML_DECLARATION}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n`;
  let index = 0;
  for (const { path, changed } of entries(db, now)) {
    const isHere = Math.floor(index / URLS) === part - 1;
    index += 1;
    if (isHere)
      yield xml`<url><loc>${absoluteUrl(path)}</loc>${
        changed ? xml`<lastmod>${changed}</lastmod>` : undefined
      }</url>
`.text;
  }
  yield '</urlset>\n';
}
