/** Records and editions for tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { articlePath } from '../routes.ts';
import type { ArticleRecord, Batch, ContentRecord, FileReport, SiteRecord } from './batch.ts';
import { type EditionDatabase, openEdition } from './database.ts';

/** An edition in a folder of its own; `close` removes both. */
export function temporaryEdition(): { db: EditionDatabase; file: string; close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'edition-'));
  const file = join(folder, 'edition.db');
  const db = openEdition({ file, mode: 'write' });
  const close = (): void => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { db, file, close };
}

/** A published news story of World, 1 May 2024, noon UTC; its path follows from `slug`, `section` and `published`. */
export function articleRecord(overrides: Partial<ArticleRecord> & { slug?: string } = {}): ArticleRecord {
  const { slug = 'story', ...fields } = overrides;
  const section = fields.section ?? 'world';
  const published = fields.published ?? Date.UTC(2024, 4, 1, 12);
  const headline = fields.headline ?? `Headline of ${slug}`;
  const body = fields.body ?? `Body of ${slug}.`;
  const opening = fields.opening ?? body;
  return {
    type: 'article',
    path: articlePath(section, new Date(published).toISOString().slice(0, 10), slug),
    section,
    kind: 'news',
    headline,
    standfirst: 'A standfirst.',
    authors: ['maya'],
    published,
    status: 'published',
    topics: ['iran'],
    keyPoints: [],
    corrections: [],
    related: [],
    access: 'free',
    breaking: false,
    body,
    opening,
    truncated: false,
    openText: fields.access === undefined || fields.access === 'free' ? (fields.plainText ?? body) : opening,
    plainText: body,
    words: 3,
    readingMinutes: 1,
    media: {},
    fingerprint: `${headline}|${published}|${body}`,
    ...fields,
  };
}

/** A content file with a record (or without one: an error) and no problems of its own. */
/** A paper in English that says nothing but its name. */
export const siteRecord = (overrides: Partial<SiteRecord> = {}): SiteRecord => ({
  type: 'site',
  name: 'The Meridian',
  tagline: '',
  timeZone: 'UTC',
  locale: 'en',
  social: [],
  newsletters: [],
  policies: {},
  ...overrides,
});

export const fileReport = (record: ContentRecord | undefined, file?: string): FileReport => ({
  file: file ?? fileOf(record),
  hash: 'hash',
  size: 1,
  mtimeMs: 1,
  record,
  problems: [],
});

function fileOf(record: ContentRecord | undefined): string {
  if (record === undefined) throw new Error('A report without a record needs the name of its file.');
  switch (record.type) {
    case 'article':
      return `articles${record.path}.md`;
    case 'live-entry':
      return `articles${record.story}/${record.id}.md`;
    case 'media':
      return `media/${record.file}`;
    case 'front':
      return `fronts/${record.name}.yml`;
    case 'site':
    case 'redirects':
      return `${record.type}.yml`;
    default:
      return `${record.type}s/${record.slug}.md`;
  }
}

/** A batch of records, each from its own file, and files that are gone. */
export const batchOf = (records: readonly ContentRecord[], removed: string[] = []): Batch => ({
  files: records.map((record) => fileReport(record)),
  removed,
});
