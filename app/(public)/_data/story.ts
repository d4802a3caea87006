import { cacheLife, cacheTag } from 'next/cache';
import type { StoryPageData } from '#components/story/story-page.tsx';
import { now } from '#lib/clock.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { Author, Story, Teaser } from '#lib/edition/model.ts';
import { findAuthor } from '#lib/edition/queries/authors.ts';
import { listLatest } from '#lib/edition/queries/lists.ts';
import { findSection } from '#lib/edition/queries/sections.ts';
import { findStory, listLiveEntries, listRelated } from '#lib/edition/queries/stories.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { articleTag, authorTag, listTag, sectionTag } from '#lib/edition/tags.ts';
import { readBody } from '#lib/markdown/read-body.ts';
import type { Path } from '#lib/routes.ts';

const RELATED = 4;
const LATEST = 6;

/** Stories that `::related` names in the body: those that are published. */
function storiesInBody(db: EditionDatabase, bodies: readonly string[], time: number): Teaser[] {
  const paths = new Set(bodies.flatMap((body) => readBody(body).related.map(({ path }) => path)));
  return [...paths].flatMap((path) => {
    cacheTag(articleTag(path));
    const story = findStory(db, { path, now: time });
    return story ? [teaserOf(story)] : [];
  });
}

/** A story without what only its own page shows. */
const teaserOf = ({ body, pictures, data, keyPoints, corrections, ...teaser }: Story): Teaser => teaser;

const findAuthors = (db: EditionDatabase, story: Story): Author[] =>
  story.authors.flatMap(({ slug }) => {
    cacheTag(authorTag(slug));
    return findAuthor(db, { slug }) ?? [];
  });

/** A story and everything around it; undefined where no story is published at the path. */
export async function getStoryPage(path: Path): Promise<StoryPageData | undefined> {
  'use cache';
  cacheLife('max');
  cacheTag(articleTag(path));
  const time = now();
  const db = readingEdition();
  const story = db && findStory(db, { path, now: time });
  const section = db && story && findSection(db, { slug: story.section });
  if (db === undefined || story === undefined || section === undefined) return undefined;
  const list = `section:${section.slug}` as const;
  const entries = listLiveEntries(db, { path, now: time });
  const related = listRelated(db, { path, limit: RELATED, now: time });
  cacheTag(sectionTag(section.slug), listTag(list), ...related.map((each) => articleTag(each.path)));
  return {
    story,
    section,
    entries,
    related,
    authors: findAuthors(db, story),
    latest: listLatest(db, { list, limit: LATEST, except: [path], now: time }),
    inBody: storiesInBody(db, [story.body, ...entries.map(({ body }) => body)], time),
  };
}
