/** What a feed holds, whatever it is written as: read from the edition, with the tags of all that it is made from. */

import { formatClock, isoWithOffset } from '#lib/dateline/format-time.ts';
import { lastChange } from '#lib/dateline/last-change.ts';
import { type FeedSubject, feedPath } from '#lib/document-routes.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { authorList, sectionList, topicList } from '#lib/edition/lists.ts';
import type { Instant, LiveEntry, Site, Story, StoryList } from '#lib/edition/model.ts';
import { findAuthor } from '#lib/edition/queries/authors.ts';
import { listLatest } from '#lib/edition/queries/lists.ts';
import { findFirstPath } from '#lib/edition/queries/origins.ts';
import { findSection, listSections } from '#lib/edition/queries/sections.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { findStory, listLiveEntries } from '#lib/edition/queries/stories.ts';
import { findTopic } from '#lib/edition/queries/topics.ts';
import { articleTag, authorTag, listTag, sectionTag, siteTag, topicTag } from '#lib/edition/tags.ts';
import { siteUrl } from '#lib/env.ts';
import { Remembered } from '#lib/remembered.ts';
import { absoluteUrl, authorPath, frontPath, type Path, sectionPath, topicPath } from '#lib/routes.ts';
import { type FeedPicture, feedPicture } from './feed-picture.ts';
import { htmlOf } from './html.ts';
import { figureOf, textHtml } from './story-html.ts';

/** Items of a feed. */
export const ITEMS = 50;
/** Entries of a live story that its item shows; the page has them all. */
const ENTRIES = 20;

export interface FeedItem {
  /** Never changes, though the address may. */
  id: string;
  url: string;
  /** Plain text. */
  title: string;
  summary: string;
  /** HTML with absolute addresses; of a story that is not free, its opening. */
  html: string;
  published: Instant;
  /** Not before `published`. */
  updated: Instant;
  authors: { name: string; url?: string | undefined }[];
  topics: string[];
  section: string;
  picture?: FeedPicture | undefined;
  /** BCP 47. */
  language: string;
}

export interface Feed {
  title: string;
  description: string;
  /** Of the page that it is a feed of. */
  home: string;
  path(format: 'rss' | 'atom' | 'json'): Path;
  site: Site;
  items: FeedItem[];
  /** Of the newest change among its items; of nothing, the beginning of time. */
  updated: Instant;
  tags: string[];
}

interface Head {
  list: StoryList;
  title: string;
  description: string;
  page: Path;
  tags: string[];
}

/** What the feed is of; undefined where there is no such thing. */
function headOf(db: EditionDatabase, of: FeedSubject, site: Site, now: number): Head | undefined {
  switch (of.kind) {
    case 'paper':
      return { list: 'all', title: site.name, description: site.tagline, page: frontPath(), tags: [] };
    case 'section': {
      const section = findSection(db, of);
      return (
        section && {
          list: sectionList(of.slug),
          title: `${section.title} - ${site.name}`,
          description: section.description,
          page: sectionPath(of.slug),
          tags: [sectionTag(of.slug)],
        }
      );
    }
    case 'author': {
      const author = findAuthor(db, of);
      return (
        author && {
          list: authorList(of.slug),
          title: `${author.name} - ${site.name}`,
          description: `Stories by ${author.name}, ${author.role}.`,
          page: authorPath(of.slug),
          tags: [authorTag(of.slug)],
        }
      );
    }
    case 'topic': {
      const topic = findTopic(db, { slug: of.slug, now });
      return (
        topic && {
          list: topicList(of.slug),
          title: `${topic.title} - ${site.name}`,
          description: topic.description ?? `${topic.title}: news and background from ${site.name}.`,
          page: topicPath(of.slug),
          tags: [topicTag(of.slug)],
        }
      );
    }
  }
}

/** True where the feed's subject is there, so that its feed is. */
export const hasFeed = (db: EditionDatabase, of: FeedSubject, now: number): boolean => {
  const site = findSite(db);
  return site !== undefined && headOf(db, of, site, now) !== undefined;
};

const entryHtml = (entry: LiveEntry, url: string, site: Site): string => {
  const time = isoWithOffset(entry.at, site.timeZone);
  const title = htmlOf([{ type: 'text', value: entry.headline ?? '' }]);
  return `<hr><p><a href="${url}#${entry.id}"><time datetime="${time}">${formatClock(entry.at, site)}</time></a></p>${
    title ? `<h3>${title}</h3>` : ''
  }${textHtml(entry, url)}`;
};

/** A story stands in a dozen feeds, and each is made anew when another story comes: its text is made into HTML once. */
const texts = new Remembered<string>(1000);

const storyHtml = (story: Story, entries: readonly LiveEntry[], site: Site): string => {
  const { body, pictures, data, films, image, truncated } = story;
  const input = JSON.stringify([body, pictures, data, films, image, truncated, entries, site, siteUrl()]);
  return texts.get(story.path, input, () => makeStoryHtml(story, entries, site));
};

function makeStoryHtml(story: Story, entries: readonly LiveEntry[], site: Site): string {
  const url = absoluteUrl(story.path);
  const picture = story.image ? htmlOf([figureOf(story.image)]) : '';
  const shown = entries.slice(0, ENTRIES).map((entry) => entryHtml(entry, url, site));
  const more = story.truncated
    ? `<p><a href="${url}">Read on at ${htmlOf([{ type: 'text', value: site.name }])}</a></p>`
    : '';
  return [picture, textHtml(story, url), ...shown, more].join('');
}

interface Making {
  site: Site;
  /** Tokens of the sections' colours, for cards. */
  accents: ReadonlyMap<string, string | undefined>;
  now: number;
  leaveOut: LeaveOut;
}

function itemOf(
  db: EditionDatabase,
  story: Story,
  { site, accents, now, leaveOut }: Making,
): FeedItem | undefined {
  const entries = story.kind === 'live' ? listLiveEntries(db, { path: story.path, now }) : [];
  const html = htmlOrNothing(() => storyHtml(story, entries, site), story.path, leaveOut);
  if (html === undefined) return undefined;
  const people = story.authors.map(({ slug, name }) => ({ name, url: absoluteUrl(authorPath(slug)) }));
  return {
    id: absoluteUrl(findFirstPath(db, story)),
    url: absoluteUrl(story.path),
    title: story.headline,
    summary: story.standfirst,
    html,
    published: story.published,
    updated: lastChange(story),
    authors: [...people, ...(story.agency ? [{ name: story.agency }] : [])],
    topics: story.topics.map(({ title }) => title),
    section: story.sectionTitle,
    picture: feedPicture(story, { paper: site.name, accent: accents.get(story.section) }),
    language: story.language,
  };
}

/** Told of a story that a document is made without. */
export type LeaveOut = (path: Path, error: unknown) => void;

/** The HTML of a story, or undefined if it cannot be made: the feed is right for all others. What the edition cannot answer is thrown. */
function htmlOrNothing(work: () => string, path: Path, leaveOut: LeaveOut): string | undefined {
  try {
    return work();
  } catch (error) {
    leaveOut(path, error);
    return undefined;
  }
}

/** The feed of a subject at `now` (ms), newest stories first; undefined where there is no such subject. */
export function readFeed(
  db: EditionDatabase,
  of: FeedSubject,
  now: number,
  leaveOut: LeaveOut = () => {},
): Feed | undefined {
  const site = findSite(db);
  const head = site && headOf(db, of, site, now);
  if (site === undefined || head === undefined) return undefined;
  const stories = listLatest(db, { list: head.list, limit: ITEMS, now }).flatMap(
    ({ path }) => findStory(db, { path, now }) ?? [],
  );
  const accents = new Map(listSections(db).map(({ slug, accent }) => [slug, accent]));
  const items = stories.flatMap((story) => itemOf(db, story, { site, accents, now, leaveOut }) ?? []);
  const changes = items.map(({ updated }) => updated).sort();
  return {
    title: head.title,
    description: head.description,
    home: absoluteUrl(head.page),
    path: (format) => feedPath(of, format),
    site,
    items,
    updated: changes.at(-1) ?? new Date(0).toISOString(),
    tags: [siteTag, listTag(head.list), ...head.tags, ...stories.map(({ path }) => articleTag(path))],
  };
}
