/** Topics: a topic is there as soon as a visible story names it. */
import type { TopicRecord } from '../batch.ts';
import { countVisible } from '../counting.ts';
import type { EditionDatabase } from '../database.ts';
import { topicList } from '../lists.ts';
import type { StoryList, Topic, TopicLink } from '../model.ts';
import { makeNames, type Names, titleOfSlug } from '../names.ts';
import { parse, readDocument, type StoredTeaser } from '../stored.ts';
import { visibleBelow } from '../story-id.ts';
import { rowsBelow } from './lists.ts';

function toTopic(db: EditionDatabase, slug: string, names: Names): Topic {
  const record = readDocument<TopicRecord>(db, 'topic', slug);
  return {
    slug,
    title: record?.title ?? titleOfSlug(slug),
    description: record?.description,
    image: names.picture(record?.image),
  };
}

/** The topic, or undefined where no story visible at `now` (ms) names it. */
export function findTopic(
  db: EditionDatabase,
  { slug, now }: { slug: string; now: number },
): Topic | undefined {
  return countVisible(db, topicList(slug), now) > 0 ? toTopic(db, slug, makeNames(db)) : undefined;
}

/** Stories that say what a list is about at present. */
const RECENT = 100;

/** Topics that most of the newest stories of a list name, as of `now` (ms): at most `limit`, without the one in `except`. */
export function listTopicsOf(
  db: EditionDatabase,
  { list, limit, except, now }: { list: StoryList; limit: number; except?: string; now: number },
): TopicLink[] {
  const named = rowsBelow(db, list, visibleBelow(now), RECENT, now).flatMap(
    ({ teaser }) => parse<StoredTeaser>(teaser).topics,
  );
  const names = makeNames(db);
  return [...Map.groupBy(named, (slug) => slug)]
    .filter(([slug]) => slug !== except)
    .sort(([a, of], [b, others]) => others.length - of.length || a.localeCompare(b))
    .slice(0, limit)
    .map(([slug]) => ({ slug, title: names.topic(slug) }));
}
