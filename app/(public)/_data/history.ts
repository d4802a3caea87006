import { cache } from 'react';
import type { HistoryPageData } from '#components/history/history-page.tsx';
import { now } from '#lib/clock.ts';
import { listRevisions } from '#lib/edition/queries/revisions.ts';
import { findSection } from '#lib/edition/queries/sections.ts';
import { findStory } from '#lib/edition/queries/stories.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { articleTag, sectionTag } from '#lib/edition/tags.ts';
import { storyHistory } from '#lib/history/story-history.ts';
import { tagPage } from '#lib/press/tag-page.ts';
import type { Path } from '#lib/routes.ts';

/** Every revision of the story at a path; undefined where no story is published there. */
export const getHistory = cache(async (path: Path): Promise<HistoryPageData | undefined> => {
  tagPage(articleTag(path));
  const time = now();
  const db = readingEdition();
  const story = db && findStory(db, { path, now: time });
  const section = db && story && findSection(db, { slug: story.section });
  if (db === undefined || story === undefined || section === undefined) return undefined;
  tagPage(sectionTag(section.slug));
  return { story, section, entries: storyHistory(listRevisions(db, { path, now: time }), story) };
});
