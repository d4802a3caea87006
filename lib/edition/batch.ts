/**
 * What the desk hands to the edition: records read from content files, checked, and ready to be published.
 * Instants are milliseconds since 1970 (UTC). Paths and slugs are decoded, NFC.
 */
import type { Path } from '../routes.ts';
import type {
  Access,
  Author,
  Correction,
  Kind,
  LiveEntry,
  Picture,
  Place,
  PolicyPage,
  Section,
  Site,
  Topic,
  WithoutText,
} from './model.ts';
import type { RedirectPattern } from './redirect-patterns.ts';

/** Something wrong in a content file, said so that a person can mend it. */
export interface Problem {
  /** Path below CONTENT_DIR, forward slashes. */
  file: string;
  /** 1-based line, where known. */
  line?: number | undefined;
  /** Front-matter field or directive: `image.alt`. */
  field?: string | undefined;
  severity: 'error' | 'warning';
  message: string;
  remedy: string;
}

/** A picture reference whose `file` is a media file of the edition. */
export type PictureRecord = Omit<Picture, 'version' | 'width' | 'height' | 'renditions'>;

/** A text as its file has it. */
export interface RichTextRecord {
  /** Markdown. */
  body: string;
  /** Media files that it shows: `src` as written → file below content/media. */
  media: Record<string, string>;
}

export interface CorrectionRecord extends Omit<Correction, 'date'> {
  date: number;
}

export interface ArticleRecord {
  type: 'article';
  path: Path;
  section: string;
  kind: Kind;
  headline: string;
  standfirst: string;
  authors: string[];
  agency?: string | undefined;
  dateline?: string | undefined;
  location?: Place | undefined;
  published: number;
  updated?: number | undefined;
  expires?: number | undefined;
  status: 'published' | 'draft' | 'withdrawn';
  withdrawnReason?: string | undefined;
  topics: string[];
  series?: string | undefined;
  image?: PictureRecord | undefined;
  keyPoints: string[];
  corrections: CorrectionRecord[];
  related: Path[];
  /** The story that it translates. */
  translationOf?: Path | undefined;
  access: Access;
  breaking: boolean;
  canonicalUrl?: string | undefined;
  seoTitle?: string | undefined;
  socialHeadline?: string | undefined;
  language?: string | undefined;
  digitalSourceType?: string | undefined;
  /** Markdown of the whole body. */
  body: string;
  /** Markdown that anyone may read: the body where access is free, else up to the end of its second paragraph. */
  opening: string;
  /** True where `opening` stops before `body` does. */
  truncated: boolean;
  /** `opening` as plain text: the text by which search finds the story. */
  openText: string;
  /** The whole body as plain text, which shows whether its words have changed. */
  plainText: string;
  words: number;
  readingMinutes: number;
  /** Media files that `opening` shows. */
  media: RichTextRecord['media'];
  /** Hash of headline, publication instant and body: recognises a file that was renamed or moved. */
  fingerprint: string;
  /** Its key terms (terms/key-terms.ts), where they are known already: a reader's thread finds them beside the writer. */
  terms?: number[] | undefined;
}

export interface LiveEntryRecord extends Omit<WithoutText<LiveEntry>, 'at' | 'author'>, RichTextRecord {
  type: 'live-entry';
  story: Path;
  at: number;
  /** Slug. */
  author?: string | undefined;
}

export interface SectionRecord extends WithoutText<Section>, RichTextRecord {
  type: 'section';
}

export interface AuthorRecord extends Omit<WithoutText<Author>, 'image'>, RichTextRecord {
  type: 'author';
  image?: PictureRecord | undefined;
}

export interface TopicRecord extends Omit<Topic, 'image'> {
  type: 'topic';
  image?: PictureRecord | undefined;
}

export interface PageRecord extends Omit<WithoutText<PolicyPage>, 'updated'>, RichTextRecord {
  type: 'page';
  updated?: number | undefined;
}

export interface SiteRecord extends Site {
  type: 'site';
}

/** Which stories a front's block takes: the newest of a rule. */
export interface FrontRule {
  section?: string | undefined;
  topic?: string | undefined;
  kind?: Kind | undefined;
  limit: number;
}

export interface FrontRecord {
  type: 'front';
  /** File name without its ending: `home`. */
  name: string;
  blocks: {
    layout: string;
    title?: string | undefined;
    section?: string | undefined;
    /** Named slots, in order; an empty or expired one is filled by `rule`. */
    slots: { path: Path; until?: number | undefined }[];
    rule?: FrontRule | undefined;
  }[];
}

export interface RedirectsRecord {
  type: 'redirects';
  redirects: { from: Path; to: Path }[];
  /** Tried in this order where nothing else is known of a path: see redirect-patterns.ts. */
  patterns: RedirectPattern[];
}

/** A file of content/media: a picture with its size, or a data file with its text. */
export interface MediaRecord {
  type: 'media';
  file: string;
  version: string;
  /** MIME type. */
  mime: string;
  bytes: number;
  width?: number | undefined;
  height?: number | undefined;
  /** Text of a CSV file (≤ 256 KiB). */
  text?: string | undefined;
}

export type ContentRecord =
  | ArticleRecord
  | LiveEntryRecord
  | SectionRecord
  | AuthorRecord
  | TopicRecord
  | PageRecord
  | SiteRecord
  | FrontRecord
  | RedirectsRecord
  | MediaRecord;

/** One content file as the desk found it. */
export interface FileReport {
  /** Path below CONTENT_DIR, forward slashes, NFC. */
  file: string;
  /** SHA-256 of its bytes, hex; of nothing where it could not be read. */
  hash: string;
  size: number;
  mtimeMs: number;
  /** What is published from it; undefined where errors forbid it: its last good version stays. */
  record?: ContentRecord | undefined;
  problems: Problem[];
}

/** A change of content, published as one transaction. */
export interface Batch {
  files: FileReport[];
  /** Files that are no longer there. */
  removed: string[];
}
