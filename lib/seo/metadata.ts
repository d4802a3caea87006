/**
 * What the head of each page says, as Next's Metadata. Pure: from what the page shows to its metadata.
 * Canonical URLs are absolute and the page's own, further pages of a list included.
 */
import type { Metadata } from 'next';
import { copyPath, oembedUrl } from '#lib/copy-routes.ts';
import { formatMonth, isoWithOffset } from '#lib/dateline/format-time.ts';
import { lastChange } from '#lib/dateline/last-change.ts';
import type {
  Author,
  Month,
  PolicyPage,
  Section,
  Site,
  Story,
  StoryPage,
  Teaser,
  Topic,
  Translation,
} from '#lib/edition/model.ts';
import type { CorrectionsPage } from '#lib/edition/queries/corrections.ts';
import {
  absoluteUrl,
  archiveMonthPath,
  authorPath,
  correctionsPath,
  frontPath,
  href,
  monthPath,
  type Path,
  pagePath,
  sectionPath,
  topicPath,
} from '#lib/routes.ts';
import { correctionsDescription, frontDescription, topicDescription } from './descriptions.ts';
import { fediverseHandle } from './fediverse.ts';
import { type PageHead, pageMetadata } from './page-metadata.ts';
import { shareImage } from './share-image.ts';
import { titleWithSuffix } from './title.ts';

const paged = (title: string, number: number): string => (number > 1 ? `${title}, page ${number}` : title);

const withName = (title: string, site: Site): string => titleWithSuffix(title, ` - ${site.name}`);

/** @param shown the sections, and the story that leads the page */
export const frontMetadata = (
  site: Site,
  shown: { sections: readonly Pick<Section, 'navTitle'>[]; lead: Pick<Teaser, 'headline'> | undefined },
): Metadata =>
  pageMetadata({
    site,
    path: frontPath(),
    title: `${site.name}: ${site.tagline}`,
    heading: `${site.name}: ${site.tagline}`,
    description: frontDescription(site, shown.sections, shown.lead),
    image: shareImage({ kind: 'paper' }, site),
  });

/** Accounts of a story's authors in the fediverse, which get the credit where it is shared there. */
const creators = (authors: readonly Pick<Author, 'profiles'>[]): string[] =>
  authors.flatMap(({ profiles }) =>
    profiles.flatMap((profile) => fediverseHandle(profile) ?? []).slice(0, 1),
  );

/** The same story in other forms: links by which programs find them. Programs resolve no relative address of oEmbed. */
const copiesOf = ({ path }: Pick<Story, 'path'>): PageHead['copies'] => ({
  'application/json+oembed': oembedUrl(path, 'json'),
  'text/xml+oembed': oembedUrl(path, 'xml'),
  'text/markdown': href(copyPath({ form: 'text', story: path })),
});

/** Who reads none of them gets the original. */
const languagesOf = (translations: readonly Translation[]): PageHead['languages'] => {
  const original = translations.find(({ isOriginal }) => isOriginal);
  return Object.fromEntries([
    ...translations.map(({ language, path }) => [language, absoluteUrl(path)]),
    ...(original ? [['x-default', absoluteUrl(original.path)]] : []),
  ]);
};

/**
 * `Headline | World News - The Meridian`; a syndicated story's canonical is where it came from.
 *
 * @param authors of the story, where its page knows more of them than their names
 * @param translations the story in all its languages, itself included
 */
export function storyMetadata(
  story: Story,
  section: Pick<Section, 'title' | 'accent'>,
  site: Site,
  authors: readonly Pick<Author, 'profiles'>[] = [],
  translations: readonly Translation[] = [],
): Metadata {
  const handles = creators(authors);
  const changed = lastChange(story);
  const iso = (instant: string): string => isoWithOffset(instant, site.timeZone);
  const metadata = pageMetadata({
    site,
    path: story.path,
    title: titleWithSuffix(story.seoTitle ?? story.headline, ` | ${section.title} - ${site.name}`),
    heading: story.socialHeadline ?? story.headline,
    description: story.standfirst,
    canonical: story.canonicalUrl,
    image: shareImage({ kind: 'story', story, section }, site),
    language: story.language,
    copies: copiesOf(story),
    languages: languagesOf(translations),
    openGraph: {
      type: 'article',
      publishedTime: iso(story.published),
      modifiedTime: iso(changed),
      ...(story.expires ? { expirationTime: iso(story.expires) } : {}),
      authors: story.authors.map(({ slug }) => absoluteUrl(authorPath(slug))),
      section: section.title,
      tags: story.topics.map(({ title }) => title),
    },
  });
  return handles.length > 0 ? { ...metadata, other: { 'fediverse:creator': handles } } : metadata;
}

/** `World News - The Meridian`; further pages say which. */
export const sectionMetadata = (
  section: Pick<Section, 'slug' | 'title' | 'description' | 'accent'>,
  number: number,
  site: Site,
): Metadata =>
  pageMetadata({
    site,
    path: sectionPath(section.slug, number),
    title: withName(paged(section.title, number), site),
    heading: paged(section.title, number),
    description: section.description,
    image: shareImage({ kind: 'section', section }, site),
    feeds: { kind: 'section', slug: section.slug },
    feedTitle: `${section.title} - ${site.name}`,
  });

export const monthMetadata = (section: Section, month: Month, number: number, site: Site): Metadata => {
  const when = formatMonth(month, site.locale);
  const heading = paged(`${section.title}, ${when}`, number);
  return pageMetadata({
    site,
    path: monthPath(section.slug, month, number),
    title: withName(heading, site),
    heading,
    description: `${section.title} of ${when}: every story that ${site.name} published.`,
    image: shareImage({ kind: 'section', section }, site),
    feeds: { kind: 'section', slug: section.slug },
    feedTitle: `${section.title} - ${site.name}`,
  });
};

/** A page of the archive of all sections. */
export const archiveMetadata = (
  { path, heading, description }: { path: Path; heading: string; description: string },
  site: Site,
): Metadata =>
  pageMetadata({
    site,
    path,
    title: withName(heading, site),
    heading,
    description,
    image: shareImage({ kind: 'paper' }, site),
  });

export const archiveMonthMetadata = (month: Month, number: number, site: Site): Metadata => {
  const when = formatMonth(month, site.locale);
  const head = {
    path: archiveMonthPath(month, number),
    heading: paged(`Archive of ${when}`, number),
    description: `Every story that ${site.name} published in ${when}.`,
  };
  return archiveMetadata(head, site);
};

export const authorMetadata = (author: Author, number: number, site: Site): Metadata => {
  const handles = creators([author]);
  const metadata = pageMetadata({
    site,
    path: authorPath(author.slug, number),
    title: withName(paged(author.name, number), site),
    heading: paged(author.name, number),
    description: `Stories by ${author.name}, ${author.role}${author.place ? `, ${author.place}` : ''}.`,
    image: shareImage({ kind: 'author', author }, site),
    feeds: { kind: 'author', slug: author.slug },
    feedTitle: `${author.name} - ${site.name}`,
    openGraph: { type: 'profile' },
  });
  return handles.length > 0 ? { ...metadata, other: { 'fediverse:creator': handles } } : metadata;
};

export const topicMetadata = (topic: Topic, list: StoryPage, site: Site): Metadata =>
  pageMetadata({
    site,
    path: topicPath(topic.slug, list.page),
    title: withName(paged(topic.title, list.page), site),
    heading: paged(topic.title, list.page),
    description: topicDescription(topic, list, site),
    image: shareImage({ kind: 'topic', topic }, site),
    feeds: { kind: 'topic', slug: topic.slug },
    feedTitle: `${topic.title} - ${site.name}`,
  });

export const policyMetadata = (policy: PolicyPage, site: Site): Metadata =>
  pageMetadata({
    site,
    path: pagePath(policy.slug),
    title: withName(policy.title, site),
    heading: policy.title,
    description: policy.description,
    image: shareImage({ kind: 'paper' }, site),
  });

export const correctionsMetadata = (list: CorrectionsPage, site: Site): Metadata => {
  const heading = paged('Corrections and clarifications', list.page);
  return pageMetadata({
    site,
    path: correctionsPath(list.page),
    title: withName(heading, site),
    heading,
    description: correctionsDescription(list, site),
    image: shareImage({ kind: 'paper' }, site),
  });
};

/** A page that is not found, gone or broken: no canonical, kept out of every index. */
export const errorMetadata = (title: string, site: Site | undefined): Metadata => ({
  title: site ? `${title} - ${site.name}` : title,
  robots: { index: false, follow: true },
});

/** A story's history: its own page is to be found, with the words that are right. */
export const historyMetadata = ({ headline }: Pick<Story, 'headline'>, site: Site): Metadata => ({
  title: withName(`What changed: ${headline}`, site),
  robots: { index: false, follow: true },
});

/** A search: not to be found itself, though what it found may be followed. */
export const searchMetadata = (query: string, site: Site): Metadata => ({
  title: withName(query === '' ? 'Search' : `Search: ${query}`, site),
  robots: { index: false, follow: true },
});

const READER_TITLES = { library: 'Library', account: 'Your account', 'sign-in': 'Sign in' } as const;

type TitledView =
  | { page: keyof typeof READER_TITLES; errors?: Readonly<Record<string, string>> }
  | { page: 'notice'; title: string };

function readerTitle(view: TitledView): string {
  if (view.page === 'notice') return view.title;
  // What a screen reader says first, after a form was sent in vain.
  const isError = Object.keys(view.errors ?? {}).length > 0;
  return isError ? `Error: ${READER_TITLES[view.page]}` : READER_TITLES[view.page];
}

/** A page for one reader: nothing for engines. */
export const readerMetadata = (view: TitledView, site: Site): Metadata => ({
  title: withName(readerTitle(view), site),
  robots: { index: false, follow: false },
});
