/** Pages that list stories, and those about people and the paper, as structured data. */
import type { AboutPage, CollectionPage, ContactPage, ItemList, ProfilePage, WebPage } from 'schema-dts';
import { formatMonth, isoWithOffset } from '#lib/dateline/format-time.ts';
import type { Author, Month, PolicyPage, Section, Teaser, Topic } from '#lib/edition/model.ts';
import {
  absoluteUrl,
  archiveMonthPath,
  archivePath,
  archiveYearPath,
  authorPath,
  correctionsPath,
  frontPath,
  monthPath,
  type Path,
  pagePath,
  sectionPath,
  topicPath,
} from '#lib/routes.ts';
import { breadcrumbNode, type Step } from './breadcrumb.ts';
import { graphOf, type PageGraph } from './nodes.ts';
import { personNode } from './people.ts';
import { fullPublisherNode, type Publication, publisherNode, websiteId, websiteNode } from './publisher.ts';

type Listed = Pick<Teaser, 'path'>;

const itemList = (stories: readonly Listed[]): ItemList => ({
  '@type': 'ItemList',
  itemListElement: stories.map(({ path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    url: absoluteUrl(path),
  })),
});

interface Collection {
  path: Path;
  name: string;
  description?: string | undefined;
  stories: readonly Listed[];
  language: string;
}

const collectionNode = ({ path, name, description, stories, language }: Collection): CollectionPage => ({
  '@type': 'CollectionPage',
  '@id': absoluteUrl(path),
  url: absoluteUrl(path),
  name,
  ...(description ? { description } : {}),
  inLanguage: language,
  isPartOf: { '@id': websiteId() },
  ...(stories.length > 0 ? { mainEntity: itemList(stories) } : {}),
});

/** The front page: what it shows, and all that there is to say of the paper. */
export const frontGraph = (stories: readonly Listed[], paper: Publication): PageGraph =>
  graphOf(
    collectionNode({ path: frontPath(), name: paper.site.name, stories, language: paper.site.locale }),
    fullPublisherNode(paper),
    websiteNode(paper),
  );

export const sectionGraph = (
  section: Pick<Section, 'slug' | 'title' | 'navTitle' | 'description'>,
  list: { page: number; stories: readonly Listed[] },
  paper: Publication,
): PageGraph =>
  graphOf(
    collectionNode({
      path: sectionPath(section.slug, list.page),
      name: section.title,
      description: section.description,
      stories: list.stories,
      language: paper.site.locale,
    }),
    breadcrumbNode([{ name: section.navTitle, path: sectionPath(section.slug) }]),
    publisherNode(paper),
    websiteNode(paper),
  );

export function monthGraph(
  section: Pick<Section, 'slug' | 'title' | 'navTitle'>,
  month: Month,
  { page, stories }: { page: number; stories: readonly Listed[] },
  paper: Publication,
): PageGraph {
  const path = monthPath(section.slug, month, page);
  const name = `${section.title}, ${formatMonth(month, paper.site.locale)}`;
  return graphOf(
    collectionNode({ path, name, stories, language: paper.site.locale }),
    breadcrumbNode([{ name: section.navTitle, path: sectionPath(section.slug) }]),
    publisherNode(paper),
    websiteNode(paper),
  );
}

/** A page of the archive: its name, the way to it, and what it leads to (years, months or stories). */
export const archiveGraph = (
  {
    path,
    name,
    listed,
    trail,
  }: { path: Path; name: string; listed: readonly Listed[]; trail: readonly Step[] },
  paper: Publication,
): PageGraph => {
  const [first, ...further] = trail;
  return graphOf(
    collectionNode({ path, name, stories: listed, language: paper.site.locale }),
    ...(first ? [breadcrumbNode([first, ...further])] : []),
    publisherNode(paper),
    websiteNode(paper),
  );
};

export function archiveMonthGraph(
  month: Month,
  { page, stories }: { page: number; stories: readonly Listed[] },
  paper: Publication,
): PageGraph {
  const year = month.slice(0, 4);
  const trail = [
    { name: 'Archive', path: archivePath() },
    { name: year, path: archiveYearPath(year) },
  ];
  const name = `Archive of ${formatMonth(month, paper.site.locale)}`;
  return archiveGraph({ path: archiveMonthPath(month, page), name, listed: stories, trail }, paper);
}

export const topicGraph = (
  topic: Topic,
  list: { page: number; stories: readonly Listed[] },
  paper: Publication,
): PageGraph =>
  graphOf(
    collectionNode({
      path: topicPath(topic.slug, list.page),
      name: topic.title,
      description: list.page === 1 ? topic.description : undefined,
      stories: list.stories,
      language: paper.site.locale,
    }),
    publisherNode(paper),
    websiteNode(paper),
  );

/** Who an author is stands on the first page alone, as on the page itself; further pages name the person. */
export function authorGraph(author: Author, page: number, paper: Publication): PageGraph {
  const url = absoluteUrl(authorPath(author.slug, page));
  const person = personNode(author);
  const profile: ProfilePage = {
    '@type': 'ProfilePage',
    '@id': url,
    url,
    name: author.name,
    inLanguage: paper.site.locale,
    isPartOf: { '@id': websiteId() },
    mainEntity: { '@id': String(person['@id']) },
  };
  const { email: _, image: __, sameAs: ___, ...named } = person;
  return graphOf(profile, page === 1 ? person : named, publisherNode(paper), websiteNode(paper));
}

/** Pages about the paper say what they are for, where schema.org has a word for it. */
const PURPOSES = { about: 'AboutPage', contact: 'ContactPage' } as const;

export function policyGraph(policy: PolicyPage, paper: Publication): PageGraph {
  const url = absoluteUrl(pagePath(policy.slug));
  const purpose = (['about', 'contact'] as const).find((each) => paper.site.policies[each] === policy.slug);
  const node: WebPage | AboutPage | ContactPage = {
    '@type': purpose ? PURPOSES[purpose] : 'WebPage',
    '@id': url,
    url,
    name: policy.title,
    ...(policy.description ? { description: policy.description } : {}),
    ...(policy.updated ? { dateModified: isoWithOffset(policy.updated, paper.site.timeZone) } : {}),
    inLanguage: paper.site.locale,
    isPartOf: { '@id': websiteId() },
  };
  return graphOf(node, fullPublisherNode(paper), websiteNode(paper));
}

export const correctionsGraph = (
  list: { page: number; stories: readonly Listed[] },
  paper: Publication,
): PageGraph => {
  const unique = [...new Map(list.stories.map((story) => [story.path, story])).values()];
  return graphOf(
    collectionNode({
      path: correctionsPath(list.page),
      name: 'Corrections and clarifications',
      stories: unique,
      language: paper.site.locale,
    }),
    publisherNode(paper),
    websiteNode(paper),
  );
};
