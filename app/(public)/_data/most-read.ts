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
function visibleOf(limit: number, isWanted: (path: Path) => boolean): Teaser[] {
  const db = readingEdition();
  if (db === undefined) return [];
  const paths = shownRanking()
    .flatMap((href) => decodePath(href) ?? [])
    .filter(isWanted);
  const stories = listInOrder(db, { paths, limit, now: now() });
  if (stories.length < FEWEST) return [];
  // Of a story that is taken down, or called something else, every list hears at once.
  tagPage(...stories.map(({ path }) => teaserTag(path)));
  return stories;
}

/** What is read most of the whole paper, or of a section. */
export const getMostRead = cache(async (section: string | undefined, limit: number): Promise<Teaser[]> => {
  tagPage(mostReadTag(section === undefined ? 'all' : `section:${section}`));
  return visibleOf(limit, (path) => section === undefined || path.startsWith(`/${section}/`));
});

/**
 * The same for beside a story, without the story itself. Its page is not made again when the order changes: there may be
 * a hundred thousand of them. It shows the order of the time at which it was made, on the same day.
 */
export const getMostReadBeside = cache(async (story: Path, limit: number): Promise<Teaser[]> => {
  return visibleOf(limit, (path) => path !== story);
});
