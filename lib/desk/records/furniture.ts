/** Documents other than stories as the records that are published. */
import type { Author, Front, LiveEntry, Page, Section, Site, Topic } from 'contentlayer/generated';
import type {
  AuthorRecord,
  FrontRecord,
  LiveEntryRecord,
  PageRecord,
  RichTextRecord,
  SectionRecord,
  SiteRecord,
  TopicRecord,
} from '#lib/edition/batch.ts';
import type { EntryAddress } from '../address.ts';
import { pictureRecord } from './picture.ts';

export const entryRecord = (
  entry: LiveEntry,
  address: EntryAddress,
  text: RichTextRecord,
): LiveEntryRecord => ({
  type: 'live-entry',
  story: address.story,
  id: address.id,
  at: Date.parse(entry.at),
  headline: entry.headline ?? undefined,
  key: entry.key,
  pinned: entry.pinned,
  author: entry.author?.normalize('NFC'),
  ...text,
});

export const sectionRecord = (section: Section, slug: string, text: RichTextRecord): SectionRecord => ({
  type: 'section',
  slug,
  title: section.title,
  navTitle: section.navTitle,
  description: section.description,
  order: section.order,
  accent: section.accent ?? undefined,
  parent: section.parent ?? undefined,
  ...text,
});

export const authorRecord = (author: Author, slug: string, text: RichTextRecord): AuthorRecord => ({
  type: 'author',
  slug,
  name: author.name,
  role: author.role,
  place: author.place ?? undefined,
  email: author.email ?? undefined,
  profiles: author.profiles ?? [],
  image: pictureRecord(author.image),
  ...text,
});

export const topicRecord = (topic: Topic, slug: string): TopicRecord => ({
  type: 'topic',
  slug,
  title: topic.title,
  description: topic.description ?? undefined,
  image: pictureRecord(topic.image),
});

export const pageRecord = (page: Page, slug: string, text: RichTextRecord): PageRecord => ({
  type: 'page',
  slug,
  title: page.title,
  description: page.description ?? undefined,
  updated: page.updated ? Date.parse(page.updated) : undefined,
  ...text,
});

export const siteRecord = (site: Site): SiteRecord => ({
  type: 'site',
  name: site.name,
  tagline: site.tagline,
  timeZone: site.timeZone,
  locale: site.locale,
  social: (site.social ?? []).map(({ network, url }) => ({ network, url })),
  newsletters: (site.newsletters ?? []).map(({ slug, title, description }) => ({
    slug,
    title,
    description: description ?? undefined,
  })),
  // Checked by the site's rules: a map of text to text.
  policies: (site.policies ?? {}) as Record<string, string>,
  aiCrawlers: site.aiCrawlers ?? undefined,
});

export const frontRecord = (front: Front, name: string): FrontRecord => ({
  type: 'front',
  name,
  blocks: front.blocks.map(({ layout, title, section, slots, rule }) => ({
    layout,
    title: title ?? undefined,
    section: section ?? undefined,
    slots: (slots ?? []).map(({ path, until }) => ({
      path: path.normalize('NFC'),
      until: until ? Date.parse(until) : undefined,
    })),
    rule: rule
      ? {
          section: rule.section ?? undefined,
          topic: rule.topic ?? undefined,
          kind: rule.kind ?? undefined,
          limit: rule.limit,
        }
      : undefined,
  })),
});
