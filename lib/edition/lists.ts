/** Names and ids of the lists that stories stand in. */
import type { EditionDatabase } from './database.ts';
import type { ArchivedList, Kind, StoryList } from './model.ts';

/** A list of stories, or that of corrections, which is counted in the same way. */
export type ListName = StoryList | 'corrections';

export const sectionList = (slug: string): ArchivedList => `section:${slug}`;
export const topicList = (slug: string): StoryList => `topic:${slug}`;
export const authorList = (slug: string): StoryList => `author:${slug}`;
export const kindList = (kind: Kind): StoryList => `kind:${kind}`;

/** What decides which lists a story stands in. */
export interface Listed {
  section: string;
  kind: Kind;
  topics: readonly string[];
  authors: readonly string[];
}

/** Every list that a story stands in, each once. */
export const listsOf = (story: Listed): StoryList[] => [
  ...new Set<StoryList>([
    'all',
    sectionList(story.section),
    kindList(story.kind),
    ...story.topics.map(topicList),
    ...story.authors.map(authorList),
  ]),
];

/** Id of a list, or undefined where no story has ever stood in it. */
export function listId(db: EditionDatabase, name: ListName): number | undefined {
  const known = db.listIds.get(name);
  if (known !== undefined) return known;
  const id = db.row<{ id: number }>('SELECT id FROM lists WHERE name = ?', name)?.id;
  if (id !== undefined) db.listIds.set(name, id);
  return id;
}

/** Id of a list, made where there is none. For the writer. */
export function ensureListId(db: EditionDatabase, name: ListName): number {
  const known = listId(db, name);
  if (known !== undefined) return known;
  db.run('INSERT INTO lists (name) VALUES (?)', name);
  return ensureListId(db, name);
}
