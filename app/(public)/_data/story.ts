import { cache } from 'react';
import type { StoryPageData } from '#components/story/story-page.tsx';
import { now } from '#lib/clock.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { Author, Story } from '#lib/edition/model.ts';
import { findAuthor } from '#lib/edition/queries/authors.ts';
import { findSection } from '#lib/edition/queries/sections.ts';
import { findStory, listLiveEntries, listRelated } from '#lib/edition/queries/stories.ts';
import { listTranslations } from '#lib/edition/queries/translations.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { articleTag, authorTag, sectionTag, teaserTag } from '#lib/edition/tags.ts';
import { tagPage } from '#lib/press/tag-page.ts';
import type { Path } from '#lib/routes.ts';
import { findBeside } from './beside.ts';
import { findRelatedIn } from './related-in.ts';

const RELATED = 4;

const findAuthors = (db: EditionDatabase, story: Story): Author[] =>
  story.authors.flatMap(({ slug }) => {
    tagPage(authorTag(slug));
    return findAuthor(db, { slug }) ?? [];
  });

/** A story and everything around it; undefined where no story is published at the path. */
export const getStoryPage = cache(async (path: Path): Promise<StoryPageData | undefined> => {
  tagPage(articleTag(path));
  const time = now();
  const db = readingEdition();
  const story = db && findStory(db, { path, now: time });
  const section = db && story && findSection(db, { slug: story.section });
  if (db === undefined || story === undefined || section === undefined) return undefined;
  const entries = listLiveEntries(db, { path, now: time });
  const { translations, hangsOn } = listTranslations(db, { path, now: time });
  // The same story in another language is no other story.
  const related = listRelated(db, { path, limit: RELATED + translations.length, now: time })
    .filter((each) => !translations.some((translation) => translation.path === each.path))
    .slice(0, RELATED);
  tagPage(...hangsOn.map(articleTag));
  const inBody = findRelatedIn(db, [story, ...entries], time);
  tagPage(sectionTag(section.slug), ...related.map((each) => teaserTag(each.path)));
  tagPage(...inBody.tags, ...entries.flatMap(({ author }) => (author ? authorTag(author.slug) : [])));
  return {
    story,
    section,
    entries,
    related,
    translations,
    authors: findAuthors(db, story),
    beside: findBeside(db, { section: section.slug, path, hasRail: related.length > 0 }),
    inBody: inBody.related,
  };
});
