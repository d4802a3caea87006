import { cache } from 'react';
import { now } from '#lib/clock.ts';
import type { Teaser } from '#lib/edition/model.ts';
import { listInOrder } from '#lib/edition/queries/most-read.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { mostReadTag, teaserTag } from '#lib/edition/tags.ts';
import { tagPage } from '#lib/press/tag-page.ts';
import { shownRanking } from '#lib/readership/shown.ts';
import { decodePath, type Path } from '#lib/routes.ts';

/** Fewer stories are no list. */
const FEWEST = 5;

/** The first stories of the order that are visible; none where they are fewer than make a list. */
export function listMostRead(limit: number, isWanted: (path: Path) => boolean): Teaser[] {
  const db = readingEdition();
  if (db === undefined) return [];
  const paths = shownRanking()
    .flatMap((href) => decodePath(href) ?? [])
    .filter(isWanted);
  const stories = listInOrder(db, { paths, limit, now: now() });
  return stories.length < FEWEST ? [] : stories;
}

/** What is read most of the whole paper, or of a section. */
export const getMostRead = cache(async (section: string | undefined, limit: number): Promise<Teaser[]> => {
  tagPage(mostReadTag(section === undefined ? 'all' : `section:${section}`));
  const stories = listMostRead(limit, (path) => section === undefined || path.startsWith(`/${section}/`));
  // If a story is taken down, or its headline changes, every list expires at once.
  tagPage(...stories.map(({ path }) => teaserTag(path)));
  return stories;
});
