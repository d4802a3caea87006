/** Topics: a topic is there as soon as a visible story names it. */
import type { TopicRecord } from '../batch.ts';
import { countVisible } from '../counting.ts';
import type { EditionDatabase } from '../database.ts';
import { topicList } from '../lists.ts';
import type { Topic, TopicCount } from '../model.ts';
import { makeNames, type Names, titleOfSlug } from '../names.ts';
import { readDocument } from '../stored.ts';

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

/** Every topic that a story visible at `now` (ms) names, by title, with how many do. */
export function listTopics(db: EditionDatabase, { now }: { now: number }): TopicCount[] {
  const names = makeNames(db);
  return db
    .rows<{ name: string }>(`SELECT name FROM lists WHERE name > 'topic:' AND name < 'topic;'`)
    .map(({ name }) => {
      const slug = name.slice('topic:'.length);
      return { ...toTopic(db, slug, names), count: countVisible(db, topicList(slug), now) };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.title.localeCompare(b.title));
}
