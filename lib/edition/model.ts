/**
 * What the edition tells its readers: domain types, apart from how they are stored.
 * Instants are ISO 8601 in UTC (`2007-05-28T20:17:00.000Z`); paths are decoded (see `lib/routes.ts`).
 */
import type { Path } from '../routes.ts';

/** ISO 8601 instant in UTC. */
export type Instant = string;
/** `2007-05`, in the publication's time zone. */
export type Month = string;

export type Kind =
  | 'news'
  | 'live'
  | 'opinion'
  | 'analysis'
  | 'feature'
  | 'explainer'
  | 'interview'
  | 'review'
  | 'obituary'
  | 'quiz';
export type Access = 'free' | 'registered' | 'subscribers';

/** A list of stories that pages, archives and feeds are made of. */
export type StoryList = 'all' | `section:${string}` | `topic:${string}` | `author:${string}` | `kind:${Kind}`;

/** Lists that have pages by month. */
export type ArchivedList = Extract<StoryList, 'all' | `section:${string}`>;

/** Ways in which a picture is cut: whole, as teasers show it, as portraits, as networks and search engines ask for it. */
export type Frame = 'whole' | '3x2' | 'square' | 'share-16x9' | 'share-4x3' | 'share-1x1';

/** Copies of a picture at the sizes in which it is shown. Each frame but `share-*` is there as AVIF, WebP and JPEG. */
export interface Renditions {
  /** Names what they were made from and how. */
  id: string;
  /** `#rrggbb`: the picture's mean colour, shown until it arrives. */
  colour: string;
  /** Widths of each frame in pixels, ascending. */
  widths: Partial<Record<Frame, readonly number[]>>;
}

/** A picture as content names it, with what the desk read from the file. */
export interface Picture {
  /** File below `content/media`, with forward slashes: `graphics/baghdad.svg`. */
  file: string;
  /** Start of the file's content hash: the version in its URL. */
  version: string;
  /** CSS pixels. */
  width: number;
  height: number;
  alt: string;
  caption?: string | undefined;
  credit?: string | undefined;
  /** Point to keep when cropping, as fractions of width and height from the top left. */
  focalPoint?: [number, number] | undefined;
  /** Undefined until they are made, and for drawings, which have every size. */
  renditions?: Renditions | undefined;
}

/** A film of `content/media`. */
export interface Film {
  /** Below `content/media`. */
  file: string;
  /** Start of the file's content hash. */
  version: string;
  /** MIME type. */
  type: string;
}

/**
 * Any text of the paper's: a story, a live entry, a biography, a policy, a section's introduction. What it shows of
 * `content/media` comes with it, by the `src` written there; a file that is not there any more is left out.
 */
export interface RichText {
  /** Markdown. */
  body: string;
  pictures: Record<string, Picture>;
  /** Charts' data: CSV text. */
  data: Record<string, string>;
  films: Record<string, Film>;
}

/** What lists and records hold of something that has a text. */
export type WithoutText<Item extends RichText> = Omit<Item, keyof RichText>;

export interface Place {
  lat: number;
  lon: number;
  label?: string | undefined;
  zoom?: number | undefined;
}

export interface Byline {
  slug: string;
  name: string;
}

/** A story as it stands in a list. */
export interface Teaser {
  path: Path;
  section: string;
  /** `navTitle` of its section: "World". */
  sectionTitle: string;
  kind: Kind;
  headline: string;
  standfirst: string;
  /** The first topic's title, or the form (Analysis, Opinion…) where the kind is not news. */
  kicker?: string | undefined;
  authors: Byline[];
  agency?: string | undefined;
  dateline?: string | undefined;
  published: Instant;
  updated?: Instant | undefined;
  /** True while it belongs in the breaking strip at the `now` that was asked for. */
  breaking: boolean;
  access: Access;
  image?: Picture | undefined;
  location?: Place | undefined;
  /** BCP 47. */
  language: string;
  direction: 'ltr' | 'rtl';
  readingMinutes: number;
}

export type CorrectionKind = 'correction' | 'clarification' | 'update';
export interface Correction {
  date: Instant;
  kind: CorrectionKind;
  text: string;
}

/**
 * What made a revision. published: the first. silent: the text changed, and nothing said so: neither `updated` moved nor
 * was a correction added.
 */
export type RevisionKind = 'published' | 'update' | 'correction' | 'clarification' | 'silent';

/** What a story said to everyone for a while. */
export interface RevisionText {
  headline: string;
  standfirst: string;
  keyPoints: string[];
  /** Markdown. */
  body: string;
  /** False where the body is the opening of a story that was not free. */
  whole: boolean;
}

export interface Revision {
  /** From 1. Where a story has changed very often, some between the first and the latest are no longer kept. */
  number: number;
  /** When readers could first read it. */
  at: Instant;
  kind: RevisionKind;
  /** Corrections that came with it. */
  notes: Correction[];
  text: RevisionText;
}

/** A story that changed since it was published, or that was taken down. */
export type StoryChange = { path: Path; at: Instant } & (
  | { revision: number; kind: RevisionKind }
  | { withdrawn: true }
);

export interface TopicLink {
  slug: string;
  title: string;
}

/** A story as its own page shows it to everyone. */
export interface Story extends Teaser, RichText {
  /**
   * Markdown of the body that anyone may read: all of it where access is free, else the first two paragraphs.
   * The rest is not read from the database for a public page.
   */
  body: string;
  /** True where `body` stops before the story does. */
  truncated: boolean;
  keyPoints: string[];
  topics: TopicLink[];
  series?: string | undefined;
  corrections: Correction[];
  expires?: Instant | undefined;
  canonicalUrl?: string | undefined;
  seoTitle?: string | undefined;
  socialHeadline?: string | undefined;
  digitalSourceType?: string | undefined;
  words: number;
  /** Number of its revision, from 1: how often what it says has changed since it was published. */
  revision: number;
}

/** A story in one of the languages in which it is there. */
export interface Translation {
  path: Path;
  /** BCP 47. */
  language: string;
  direction: 'ltr' | 'rtl';
  headline: string;
  isOriginal: boolean;
}

/** One entry of a live story. */
export interface LiveEntry extends RichText {
  /** Anchor on the page, stable: `t1746` or `t1746-2`. */
  id: string;
  at: Instant;
  headline?: string | undefined;
  key: boolean;
  pinned: boolean;
  author?: Byline | undefined;
}

/** Its text introduces it. */
export interface Section extends RichText {
  slug: string;
  /** "World News". */
  title: string;
  /** "World". */
  navTitle: string;
  description: string;
  order: number;
  /** Accent token: world, politics, business, science, sport, culture, opinion. */
  accent?: string | undefined;
  parent?: string | undefined;
}

/** Its text is the biography. */
export interface Author extends RichText {
  slug: string;
  name: string;
  role: string;
  place?: string | undefined;
  email?: string | undefined;
  /** Absolute URLs of the author's profiles elsewhere. */
  profiles: string[];
  image?: Picture | undefined;
}

export interface Topic {
  slug: string;
  title: string;
  description?: string | undefined;
  image?: Picture | undefined;
}

export interface PolicyPage extends RichText {
  slug: string;
  title: string;
  description?: string | undefined;
  updated?: Instant | undefined;
}

/**
 * What the newsroom wants of AI crawlers. welcome: anything. search: to be found and quoted, not to train on.
 * refused: nothing at all.
 */
export type AiCrawlers = 'welcome' | 'search' | 'refused';

/** `content/site.yml`. */
export interface Site {
  name: string;
  tagline: string;
  /** IANA time zone. */
  timeZone: string;
  /** BCP 47: en-IN. */
  locale: string;
  /** "Follow us". */
  social: { network: string; url: string }[];
  newsletters: { slug: string; title: string; description?: string | undefined }[];
  /** Slugs of policy pages by purpose. */
  policies: Record<string, string>;
  /** Where it is not said, `search`. */
  aiCrawlers?: AiCrawlers | undefined;
}

/** A page of a list, newest first. */
export interface StoryPage {
  stories: Teaser[];
  page: number;
  /** Number of pages; at least 1. */
  pages: number;
  /** Stories in the list that are visible now. */
  total: number;
}

export interface MonthCount {
  month: Month;
  count: number;
}

export interface YearCount {
  /** `2007` */
  year: string;
  count: number;
}

export interface DayCount {
  /** `2007-05-29`, in the publication's time zone. */
  day: string;
  count: number;
}

/** A month and how much of it each section has. */
export interface MonthBySection extends MonthCount {
  /** Slugs, in the sections' order; those that have nothing are left out. */
  sections: { slug: string; count: number }[];
}

/** A block of the front page, its stories chosen. */
export interface FrontBlock {
  /** Layout of the block: lead, section, opinion, latest or another that the front file names. */
  layout: string;
  title?: string | undefined;
  section?: string | undefined;
  stories: Teaser[];
}

export interface CorrectionNotice {
  story: Pick<Teaser, 'path' | 'headline' | 'section' | 'sectionTitle'>;
  correction: Correction;
}

/** What a path is. */
export type PathStatus =
  | { status: 'page' }
  | { status: 'moved'; to: Path }
  | { status: 'gone'; headline?: string | undefined; reason?: string | undefined }
  | { status: 'unknown' };
