/** The small documents: site, sections, authors, topics, pages, fronts and redirects. */
import type {
  AuthorRecord,
  FrontRecord,
  PageRecord,
  RedirectsRecord,
  SectionRecord,
  SiteRecord,
  TopicRecord,
} from '../batch.ts';
import { authorList, listId, topicList } from '../lists.ts';
import { readDocument } from '../stored.ts';
import { articleTag, authorTag, frontTag, pageTag, sectionTag, siteTag, topicTag } from '../tags.ts';
import { calendarOf } from '../zone.ts';
import type { Change } from './change.ts';
import type { Keeper } from './keeper.ts';
import { recountMonths } from './listing.ts';
import { dropMediaUses, noteMediaUses } from './media-uses.ts';
import { reenterSearch } from './search-index.ts';
import { someStories, tagStories } from './story-tags.ts';

type Document =
  | SiteRecord
  | SectionRecord
  | AuthorRecord
  | TopicRecord
  | PageRecord
  | FrontRecord
  | RedirectsRecord;

interface DocumentKind<Record extends Document> {
  type: Record['type'];
  key(record: Record): string;
  /** Says what a document's change touches; `before` or `after` is undefined where it is new or removed. */
  touch(change: Change, key: string, before: Record | undefined, after: Record | undefined): void;
}

function documentKeeper<Record extends Document>(kind: DocumentKind<Record>): Keeper<Record> {
  const { type, key, touch } = kind;
  return {
    key,
    owner: (db, name) =>
      db.row<{ file: string }>('SELECT file FROM documents WHERE type = ? AND key = ?', type, name)?.file,
    put(change, record, file) {
      const name = key(record);
      const before = readDocument<Record>(change.db, type, name);
      const data = JSON.stringify(record);
      change.db.run(
        'INSERT OR REPLACE INTO documents (type, key, file, data) VALUES (?, ?, ?, ?)',
        type,
        name,
        file,
        data,
      );
      if (before && JSON.stringify(before) === data) return;
      if (before) dropMediaUses(change, `${type}:${name}`, before);
      noteMediaUses(change, `${type}:${name}`, record);
      touch(change, name, before, record);
    },
    remove(change, name) {
      const before = readDocument<Record>(change.db, type, name);
      change.db.run('DELETE FROM documents WHERE type = ? AND key = ?', type, name);
      if (!before) return;
      dropMediaUses(change, `${type}:${name}`, before);
      touch(change, name, before, undefined);
    },
  };
}

export const sites = documentKeeper<SiteRecord>({
  type: 'site',
  key: () => 'site',
  touch(change, _, before, after) {
    change.tag(siteTag);
    if ((after?.locale ?? 'en') !== (before?.locale ?? 'en'))
      reenterSearch(change.db, listId(change.db, 'all'));
    const zone = after?.timeZone ?? 'UTC';
    if (zone === (before?.timeZone ?? 'UTC')) return;
    change.flushCounts();
    change.calendar = calendarOf(zone);
    recountMonths(change);
  },
});

export const sections = documentKeeper<SectionRecord>({
  type: 'section',
  key: (section) => section.slug,
  touch: (change, slug) => change.tag(sectionTag(slug), siteTag),
});

export const authors = documentKeeper<AuthorRecord>({
  type: 'author',
  key: (author) => author.slug,
  touch(change, slug, before, after) {
    change.tag(authorTag(slug));
    if (before?.name === after?.name) return;
    const list = listId(change.db, authorList(slug));
    tagStories(change, someStories(change, list));
    reenterSearch(change.db, list);
  },
});

export const topics = documentKeeper<TopicRecord>({
  type: 'topic',
  key: (topic) => topic.slug,
  touch(change, slug, before, after) {
    change.tag(topicTag(slug));
    if (before?.title === after?.title) return;
    const list = listId(change.db, topicList(slug));
    tagStories(change, someStories(change, list));
    reenterSearch(change.db, list);
  },
});

export const pages = documentKeeper<PageRecord>({
  type: 'page',
  key: (page) => page.slug,
  touch(change, slug, before, after) {
    change.tag(pageTag(slug));
    // Every page links to the policy pages by title.
    if (before?.title !== after?.title || before?.description !== after?.description) change.tag(siteTag);
  },
});

export const fronts = documentKeeper<FrontRecord>({
  type: 'front',
  key: (front) => front.name,
  touch: (change) => change.tag(frontTag),
});

export const redirects = documentKeeper<RedirectsRecord>({
  type: 'redirects',
  key: () => 'redirects',
  touch(change, _, before, after) {
    const old = new Map(before?.redirects.map(({ from, to }) => [from, to]));
    const current = new Map(after?.redirects.map(({ from, to }) => [from, to]));
    for (const [from, to] of old) {
      if (current.get(from) === to) continue;
      change.db.run('DELETE FROM redirects WHERE source = ?', from);
      change.tag(articleTag(from));
    }
    for (const [from, to] of current) {
      if (old.get(from) === to) continue;
      change.db.run('INSERT OR REPLACE INTO redirects (source, target) VALUES (?, ?)', from, to);
      change.tag(articleTag(from));
    }
    change.db.run('DELETE FROM redirect_patterns');
    for (const { from, to } of after?.patterns ?? [])
      change.db.run('INSERT INTO redirect_patterns (source, target) VALUES (?, ?)', from, to);
  },
});
