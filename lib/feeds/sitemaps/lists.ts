/** Pages that are no stories as a sitemap: the front, sections, authors, topics, policies. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { sectionList } from '#lib/edition/lists.ts';
import type { Instant } from '#lib/edition/model.ts';
import { listAuthors } from '#lib/edition/queries/authors.ts';
import { listCorrections } from '#lib/edition/queries/corrections.ts';
import { listLatest } from '#lib/edition/queries/lists.ts';
import { countLists, newestOfLists } from '#lib/edition/queries/newest-of-lists.ts';
import { listPages } from '#lib/edition/queries/pages.ts';
import { listSections } from '#lib/edition/queries/sections.ts';
import { correctionsTag, listTag, pageTag, siteTag } from '#lib/edition/tags.ts';
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
  /** When a story (or a correction) last joined it; undefined for a list that is empty yet, and for a policy without a date. */
  changed: Instant | undefined;
}

const instant = (ms: number): Instant => new Date(ms).toISOString();

function fixedEntries(db: EditionDatabase, now: number): Entry[] {
  const sections = new Map(
    [...newestOfLists(db, { family: 'section', now })].flat().map(({ list, at }) => [list, at]),
  );
  const [newest] = listLatest(db, { list: 'all', limit: 1, now });
  const [corrected] = listCorrections(db, { page: 1, size: 1, now }).corrections;
  return [
    { path: frontPath(), changed: newest?.published },
    ...listSections(db).map(({ slug }) => {
      const at = sections.get(sectionList(slug));
      return { path: sectionPath(slug), changed: at === undefined ? undefined : instant(at) };
    }),
    ...listPages(db).map(({ slug, updated }) => ({ path: pagePath(slug), changed: updated })),
    { path: correctionsPath(), changed: corrected?.correction.date },
  ];
}

/** Every list's page, in slices. */
function* entries(db: EditionDatabase, now: number): Generator<Entry[]> {
  yield fixedEntries(db, now);
  const slugOf = (list: string): string => list.slice(list.indexOf(':') + 1);
  const known = new Set(listAuthors(db).map(({ slug }) => slug));
  // Nothing leads to an author who has written nothing yet.
  for (const slice of newestOfLists(db, { family: 'author', now }))
    yield slice
      .filter(({ list }) => known.has(slugOf(list)))
      .map(({ list, at }) => ({ path: authorPath(slugOf(list)), changed: instant(at) }));
  for (const slice of newestOfLists(db, { family: 'topic', now }))
    yield slice.map(({ list, at }) => ({ path: topicPath(slugOf(list)), changed: instant(at) }));
}

/** How many sitemaps the lists take: one, but for the largest of papers. `most`: URLs of a part. */
export function partsOfLists(db: EditionDatabase, now: number, most = URLS): number {
  const furniture = 2 + listSections(db).length + listPages(db).length;
  if (furniture + countLists(db, 'author') + countLists(db, 'topic') <= most) return 1;
  let count = 0;
  for (const slice of entries(db, now)) count += slice.length;
  return Math.ceil(count / most);
}

/** When anything in each of the parts last changed. */
export async function changesOfLists(
  db: EditionDatabase,
  now: number,
  most = URLS,
): Promise<(Instant | undefined)[]> {
  const changes: (Instant | undefined)[] = [];
  let index = 0;
  for (const slice of entries(db, now)) {
    for (const { changed } of slice) {
      const part = Math.floor(index++ / most);
      const latest = changes[part];
      changes[part] = latest === undefined || (changed ?? '') > latest ? changed : latest;
    }
    await whoWaitsGoesFirst();
  }
  return changes;
}

const whoWaitsGoesFirst = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const tagsOfLists = (db: EditionDatabase): string[] => [
  siteTag,
  listTag('all'),
  correctionsTag,
  ...listPages(db).map(({ slug }) => pageTag(slug)),
];

const url = ({ path, changed }: Entry): string =>
  xml`<url><loc>${absoluteUrl(path)}</loc>${changed ? xml`<lastmod>${changed}</lastmod>` : undefined}</url>
`.text;

/** Part `part` (from 1) of the sitemap of lists, in pieces. `most`: URLs of a part. */
export async function* listsPieces(
  db: EditionDatabase,
  { part, now, most = URLS }: { part: number; now: number; most?: number },
): AsyncGenerator<string> {
  yield `${XML_DECLARATION}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n`;
  let index = 0;
  for (const slice of entries(db, now)) {
    const here = slice.filter(() => Math.floor(index++ / most) === part - 1);
    if (here.length > 0) yield here.map(url).join('');
    if (index >= part * most) break;
    await whoWaitsGoesFirst();
  }
  yield '</urlset>\n';
}
