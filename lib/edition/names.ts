/** Names, titles and pictures that stories refer to, each looked up once for a query. */
import type { AuthorRecord, PictureRecord, SectionRecord, SiteRecord, TopicRecord } from './batch.ts';
import type { EditionDatabase } from './database.ts';
import type { Picture } from './model.ts';
import { findRenditions } from './renditions.ts';
import { readDocument } from './stored.ts';

export interface Names {
  /** The publication's language, BCP 47. */
  language(): string;
  /** `navTitle` of a section. */
  section(slug: string): string;
  author(slug: string): string;
  topic(slug: string): string;
  /** The picture with its size and version, or undefined where the file is not (or no longer) there. */
  picture(record: PictureRecord | undefined): Picture | undefined;
}

/** A title for a slug that has no document: hyphens as spaces, the first letter upper-cased. */
export function titleOfSlug(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  const first = String.fromCodePoint(words.codePointAt(0) ?? 32);
  return first.toLocaleUpperCase() + words.slice(first.length);
}

export function makeNames(db: EditionDatabase): Names {
  const remember = (look: (slug: string) => string): ((slug: string) => string) => {
    const known = new Map<string, string>();
    return (slug) => {
      const found = known.get(slug) ?? look(slug);
      known.set(slug, found);
      return found;
    };
  };
  const language = remember(() => readDocument<SiteRecord>(db, 'site', 'site')?.locale ?? 'en');
  return {
    language: () => language('site'),
    section: remember(
      (slug) => readDocument<SectionRecord>(db, 'section', slug)?.navTitle ?? titleOfSlug(slug),
    ),
    author: remember((slug) => readDocument<AuthorRecord>(db, 'author', slug)?.name ?? titleOfSlug(slug)),
    topic: remember((slug) => readDocument<TopicRecord>(db, 'topic', slug)?.title ?? titleOfSlug(slug)),
    picture: (record) => record && findPicture(db, record),
  };
}

function findPicture(db: EditionDatabase, record: PictureRecord): Picture | undefined {
  const row = db.row<{ version: string; width: number | null; height: number | null }>(
    'SELECT version, width, height FROM media WHERE file = ?',
    record.file,
  );
  if (row?.width == null || row.height == null) return undefined;
  const { version, width, height } = row;
  return { ...record, version, width, height, renditions: findRenditions(db, { ...record, version }) };
}
