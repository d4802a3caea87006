/**
 * The end of a story's page, which is the same on thousands of pages: the most read, the latest of the section, the footer. The press
 * keeps it once for all of them (docs/decisions/044-shared-pieces.md). A list never contains the page's own story, so a story that
 * is in one of the lists gets lists of its own.
 */
import type { BesideStory } from '#components/story/story-page.tsx';
import { now } from '#lib/clock.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { Teaser } from '#lib/edition/model.ts';
import { listLatest } from '#lib/edition/queries/lists.ts';
import { listTag, mostReadTag, sectionTag, siteTag, teaserTag } from '#lib/edition/tags.ts';
import { sharePiece } from '#lib/press/share-piece.ts';
import { tagPage } from '#lib/press/tag-page.ts';
import { href, type Path } from '#lib/routes.ts';
import { listMostRead } from './most-read.ts';

const LATEST = 6;
const MOST_READ = 5;

/** @param hasRail whether the page has a column beside the story */
export function findBeside(
  db: EditionDatabase,
  { section, path, hasRail }: { section: string; path: Path; hasRail: boolean },
): BesideStory {
  const list = `section:${section}` as const;
  const latest = (except: Path[]) => listLatest(db, { list, limit: LATEST, except, now: now() });
  const mostRead = (except?: Path) => (hasRail ? listMostRead(MOST_READ, (each) => each !== except) : []);
  const tagsOf = (stories: Teaser[]): string[] => [
    siteTag,
    sectionTag(section),
    listTag(list),
    ...(hasRail ? [mostReadTag('all')] : []),
    ...stories.map((story) => teaserTag(story.path)),
  ];
  const shared = { latest: latest([]), mostRead: mostRead() };
  const shown = [...shared.latest, ...shared.mostRead];
  if (shown.some((story) => story.path === path)) {
    const own = { latest: latest([path]), mostRead: mostRead(path) };
    tagPage(...tagsOf([...shown, ...own.latest, ...own.mostRead]));
    return { ...own, piece: undefined };
  }
  const key = `story-end:${encodeURIComponent(section)}${hasRail ? '' : ':narrow'}`;
  const shows = shown.map((story) => href(story.path));
  return { ...shared, piece: sharePiece({ key, tags: tagsOf(shown), shows }) };
}
