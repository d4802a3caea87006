/**
 * What the head of each page says, as Next's Metadata. Pure: from what the page shows to its metadata.
 * Canonical URLs are absolute and the page's own, further pages of a list included.
 */
import type { Metadata } from 'next';
import { formatMonth } from '#lib/dateline/format-time.ts';
import type { Author, Month, PolicyPage, Section, Site, Story, Topic } from '#lib/edition/model.ts';
import {
  absoluteUrl,
  authorPath,
  correctionsPath,
  frontPath,
  monthPath,
  type Path,
  pagePath,
  sectionPath,
  topicPath,
} from '#lib/routes.ts';

/** Lets results show a large picture, which Discover asks for. */
const INDEXED = { index: true, follow: true, 'max-image-preview': 'large' } as const;

function page(title: string, path: Path, description?: string, canonical = absoluteUrl(path)): Metadata {
  return {
    title,
    ...(description ? { description } : {}),
    alternates: { canonical },
    robots: INDEXED,
  };
}

const paged = (title: string, number: number): string => (number > 1 ? `${title}, page ${number}` : title);

export const frontMetadata = (site: Site): Metadata =>
  page(`${site.name}: ${site.tagline}`, frontPath(), `${site.name}. ${site.tagline}.`);

/** `Headline | World News - The Meridian`; a syndicated story's canonical is where it came from. */
export const storyMetadata = (story: Story, section: Section, site: Site): Metadata =>
  page(
    `${story.seoTitle ?? story.headline} | ${section.title} - ${site.name}`,
    story.path,
    story.standfirst,
    story.canonicalUrl,
  );

/** `World News - The Meridian`; further pages say which. */
export const sectionMetadata = (section: Section, number: number, site: Site): Metadata =>
  page(
    `${paged(section.title, number)} - ${site.name}`,
    sectionPath(section.slug, number),
    section.description,
  );

export const monthMetadata = (section: Section, month: Month, site: Site): Metadata => {
  const when = formatMonth(month, site.locale);
  return page(
    `${section.title}, ${when} - ${site.name}`,
    monthPath(section.slug, month),
    `${section.title} of ${when}: every story that ${site.name} published.`,
  );
};

export const authorMetadata = (author: Author, number: number, site: Site): Metadata =>
  page(
    `${paged(author.name, number)} - ${site.name}`,
    authorPath(author.slug, number),
    `Stories by ${author.name}, ${author.role}${author.place ? `, ${author.place}` : ''}.`,
  );

export const topicMetadata = (topic: Topic, number: number, site: Site): Metadata =>
  page(
    `${paged(topic.title, number)} - ${site.name}`,
    topicPath(topic.slug, number),
    topic.description ?? `${topic.title}: news, analysis and background from ${site.name}.`,
  );

export const policyMetadata = (policy: PolicyPage, site: Site): Metadata =>
  page(`${policy.title} - ${site.name}`, pagePath(policy.slug), policy.description);

export const correctionsMetadata = (number: number, site: Site): Metadata =>
  page(
    `${paged('Corrections and clarifications', number)} - ${site.name}`,
    correctionsPath(number),
    `What ${site.name} got wrong, and what is right.`,
  );

/** A page that is not found, gone or broken: no canonical, kept out of every index. */
export const errorMetadata = (title: string, site: Site | undefined): Metadata => ({
  title: site ? `${title} - ${site.name}` : title,
  robots: { index: false, follow: true },
});
