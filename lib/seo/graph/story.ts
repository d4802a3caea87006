/** A story, as structured data: what its page shows, field by field as CONTENT.md maps them. */
import type { CorrectionComment, ImageObject, OrganizationLeaf, PersonLeaf, Thing } from 'schema-dts';
import { isoWithOffset } from '#lib/dateline/format-time.ts';
import { lastChange } from '#lib/dateline/last-change.ts';
import type { Instant, Kind, LiveEntry, Section, Story, Translation } from '#lib/edition/model.ts';
import { plainInline } from '#lib/markdown/render.ts';
import { absoluteUrl, sectionPath, topicPath } from '#lib/routes.ts';
import { type CardWords, storyImages } from '../share-image.ts';
import { breadcrumbNode } from './breadcrumb.ts';
import { liveFields } from './live.ts';
import { graphOf, type PageGraph, type StoryNode, type StoryType } from './nodes.ts';
import { bylineNode } from './people.ts';
import { organizationId, type Publication, publisherNode, websiteId, websiteNode } from './publisher.ts';
import { serialiseGraph } from './serialise.ts';
import { schemaSourceType } from './source-types.ts';

/** News is a plain NewsArticle. */
const TYPES: Readonly<Partial<Record<Kind, StoryType>>> = {
  live: 'LiveBlogPosting',
  opinion: 'OpinionNewsArticle',
  analysis: 'AnalysisNewsArticle',
  feature: 'ReportageNewsArticle',
  explainer: 'BackgroundNewsArticle',
  interview: 'ReportageNewsArticle',
  review: 'ReviewNewsArticle',
  obituary: 'BackgroundNewsArticle',
  quiz: 'Quiz',
};
/** Kinds that their type does not tell. */
const GENRES: Readonly<Partial<Record<Kind, string>>> = {
  feature: 'Feature',
  interview: 'Interview',
  explainer: 'Explainer',
  obituary: 'Obituary',
};

/** The newest so many; the page shows them all. */
const CORRECTIONS = 3;
const TOPICS = 6;

export interface StoryGraphData {
  story: Story;
  section: Pick<Section, 'slug' | 'title' | 'navTitle' | 'accent'>;
  /** Entries of a live story, newest first. */
  entries: readonly LiveEntry[];
  /** The story in all its languages. */
  translations: readonly Translation[];
}

function authors({ authors: people, agency }: Story): (PersonLeaf | OrganizationLeaf)[] {
  const named: PersonLeaf[] = people.map(bylineNode);
  return agency ? [...named, { '@type': 'Organization', name: agency }] : named;
}

const images = (story: Story, words: CardWords): ImageObject[] =>
  storyImages(story, words).map(({ url, width, height }) => ({
    '@type': 'ImageObject',
    url,
    width: `${width}`,
    height: `${height}`,
    ...(story.image?.credit ? { creditText: story.image.credit } : {}),
  }));

const corrections = (story: Story, iso: (instant: Instant) => string): CorrectionComment[] =>
  story.corrections
    .toSorted((one, other) => other.date.localeCompare(one.date))
    .slice(0, CORRECTIONS)
    .map(({ date, text }) => ({
      '@type': 'CorrectionComment',
      text: plainInline(text),
      datePublished: iso(date),
    }));

/** Places that the page names: where it was reported, and what its map shows. */
function places({ dateline, image, location }: Story): Partial<StoryNode> {
  return {
    ...(dateline ? { dateline, locationCreated: { '@type': 'Place', name: dateline } } : {}),
    // The map stands there only where no picture does.
    ...(!image && location?.label ? { contentLocation: { '@type': 'Place', name: location.label } } : {}),
  };
}

/** Who may read it; the part that is kept back is where the page says so. */
const access = (story: Story): Partial<StoryNode> =>
  story.access === 'free'
    ? { isAccessibleForFree: true }
    : {
        isAccessibleForFree: false,
        hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.truncated' },
      };

/** Fields that a story may do without. */
function furtherFields(
  story: Story,
  { words, iso }: { words: CardWords; iso: (instant: Instant) => string },
): Partial<StoryNode> {
  const topics = story.topics.slice(0, TOPICS);
  const about: Thing[] = topics.map(({ slug, title }) => ({
    '@type': 'Thing',
    name: title,
    url: absoluteUrl(topicPath(slug)),
  }));
  const pictures = images(story, words);
  const made = story.digitalSourceType && schemaSourceType(story.digitalSourceType);
  const alternative = story.seoTitle ?? story.socialHeadline;
  const genre = GENRES[story.kind];
  return {
    ...(alternative && alternative !== story.headline ? { alternativeHeadline: alternative } : {}),
    ...(pictures.length > 0 ? { image: pictures } : {}),
    ...(topics.length > 0 ? { keywords: topics.map(({ title }) => title), about } : {}),
    ...(genre ? { genre } : {}),
    ...(story.agency ? { sourceOrganization: { '@type': 'Organization', name: story.agency } } : {}),
    ...(story.corrections.length > 0 ? { correction: corrections(story, iso) } : {}),
    ...(story.expires ? { expires: iso(story.expires) } : {}),
    ...(made ? { digitalSourceType: made } : {}),
  };
}

/** The original that it translates, or its translations. */
function translated(story: Story, translations: readonly Translation[]): Partial<StoryNode> {
  const works = translations
    .filter(({ path }) => path !== story.path)
    .map(({ path, language, isOriginal }) => ({
      isOriginal,
      work: { '@type': 'NewsArticle', '@id': `${absoluteUrl(path)}#article`, inLanguage: language } as const,
    }));
  const original = works.find(({ isOriginal }) => isOriginal);
  if (original) return { translationOfWork: original.work };
  const isOriginal = translations.some((each) => each.isOriginal);
  return isOriginal ? { workTranslation: works.map(({ work }) => work) } : {};
}

/** What a story's data may weigh, in bytes: every reader of the page pays for it. */
const BUDGET = 4096;
/** What goes first where it weighs more: the page itself says all of it. */
const DISPENSABLE = [
  'about',
  'contentLocation',
  'correction',
  'liveBlogUpdate',
  'keywords',
  'description',
] as const;

function lighten(graph: (node: StoryNode) => PageGraph, node: StoryNode): PageGraph {
  const light = { ...node };
  for (const field of DISPENSABLE) {
    if (Buffer.byteLength(serialiseGraph(graph(light))) <= BUDGET) break;
    delete light[field];
  }
  return graph(light);
}

/** @param running of a live story: true while it is being written */
export function storyGraph(
  { story, section, entries, translations }: StoryGraphData,
  paper: Publication,
  { running }: { running: boolean },
): PageGraph {
  const url = absoluteUrl(story.path);
  const iso = (instant: Instant): string => isoWithOffset(instant, paper.site.timeZone);
  const type = TYPES[story.kind];
  const [topic] = story.topics;
  const node: StoryNode = {
    '@type': type ? ['NewsArticle', type] : 'NewsArticle',
    '@id': `${url}#article`,
    mainEntityOfPage: url,
    ...(story.canonicalUrl ? { url: story.canonicalUrl } : {}),
    headline: story.headline,
    description: story.standfirst,
    datePublished: iso(story.published),
    dateModified: iso(lastChange(story)),
    author: authors(story),
    publisher: { '@id': organizationId() },
    isPartOf: { '@id': websiteId() },
    articleSection: section.title,
    inLanguage: story.language,
    ...translated(story, translations),
    ...access(story),
    ...furtherFields(story, { words: { paper: paper.site.name, accent: section.accent }, iso }),
    ...places(story),
    ...(story.kind === 'live' ? liveFields({ story, entries, url, running, iso }) : {}),
  };
  const trail = breadcrumbNode([
    { name: section.navTitle, path: sectionPath(section.slug) },
    ...(topic ? [{ name: topic.title, path: topicPath(topic.slug) }] : []),
  ]);
  return lighten((fields) => graphOf(fields, trail, publisherNode(paper), websiteNode(paper)), node);
}
