/**
 * The content model as Contentlayer document types: the single source of truth of what a newsroom may write.
 * Contentlayer makes the types in `.contentlayer/generated` from it; the desk reads files by these same objects.
 * What a type cannot express (lengths, ranges, dates with their offset, references) is in `lib/desk/rules/`.
 */
import { defineDocumentType, defineNestedType } from 'contentlayer/source-files/schema';

/** Files and folders of CONTENT_DIR that hold no documents. */
export const notDocuments = ['media', 'graphics', 'redirects.yml'];

export const Picture = defineNestedType(() => ({
  name: 'Picture',
  fields: {
    src: {
      type: 'string',
      required: true,
      description: 'File in content/media: /media/graphics/baghdad.svg',
    },
    alt: {
      type: 'string',
      required: true,
      description: 'What the picture shows, for those who do not see it',
    },
    caption: { type: 'string' },
    credit: { type: 'string', required: true, description: 'Who made it' },
    focalPoint: {
      type: 'list',
      of: { type: 'number' },
      description: '[x, y], each 0 to 1 from the top left: what cropping must keep',
    },
  },
}));

export const Place = defineNestedType(() => ({
  name: 'Place',
  fields: {
    lat: { type: 'number', required: true, description: 'Degrees north, -90 to 90' },
    lon: { type: 'number', required: true, description: 'Degrees east, -180 to 180' },
    label: { type: 'string' },
    zoom: { type: 'number', description: '1 (the world) to 12 (a town)' },
  },
}));

export const Correction = defineNestedType(() => ({
  name: 'Correction',
  fields: {
    date: { type: 'date', required: true },
    text: { type: 'string', required: true },
    kind: { type: 'enum', options: ['correction', 'clarification', 'update'], required: true },
  },
}));

const kinds = [
  'news',
  'live',
  'opinion',
  'analysis',
  'feature',
  'explainer',
  'interview',
  'review',
  'obituary',
  'quiz',
];

/** IPTC NewsCodes: https://cv.iptc.org/newscodes/digitalsourcetype/ */
const digitalSourceCodes = [
  'digitalCapture',
  'computationalCapture',
  'negativeFilm',
  'positiveFilm',
  'print',
  'humanEdits',
  'algorithmicallyEnhanced',
  'digitalCreation',
  'dataDrivenMedia',
  'screenCapture',
  'virtualRecording',
  'composite',
  'compositeCapture',
  'compositeSynthetic',
  'compositeWithTrainedAlgorithmicMedia',
  'trainedAlgorithmicMedia',
  'algorithmicMedia',
];

/** A code may stand bare or as the address of its term. */
const digitalSourceTypes = [
  ...digitalSourceCodes,
  ...digitalSourceCodes.map((code) => `http://cv.iptc.org/newscodes/digitalsourcetype/${code}`),
];

export const Article = defineDocumentType(() => ({
  name: 'Article',
  description: 'A story: articles/<section>/<yyyy>/<mm>/<dd>-<slug>.md',
  filePathPattern: 'articles/*/*/*/*.md',
  contentType: 'markdown',
  fields: {
    headline: { type: 'string', required: true },
    standfirst: { type: 'string', required: true, description: 'The summary under the headline' },
    kind: { type: 'enum', options: kinds, default: 'news' },
    authors: { type: 'list', of: { type: 'string' }, description: 'Slugs of content/authors' },
    agency: { type: 'string' },
    dateline: { type: 'string', description: 'The place of reporting' },
    location: { type: 'nested', of: Place },
    published: { type: 'date', required: true, description: 'In the future: scheduled' },
    updated: { type: 'date' },
    expires: { type: 'date', description: 'Gone (410) from then on' },
    status: { type: 'enum', options: ['published', 'draft', 'withdrawn'], default: 'published' },
    withdrawnReason: { type: 'string' },
    topics: { type: 'list', of: { type: 'string' } },
    series: { type: 'string' },
    image: { type: 'nested', of: Picture },
    keyPoints: { type: 'list', of: { type: 'string' } },
    corrections: { type: 'list', of: Correction },
    related: { type: 'list', of: { type: 'string' }, description: 'Paths of stories' },
    access: { type: 'enum', options: ['free', 'registered', 'subscribers'], default: 'free' },
    breaking: { type: 'boolean', default: false },
    canonicalUrl: { type: 'string' },
    seoTitle: { type: 'string' },
    socialHeadline: { type: 'string' },
    language: { type: 'string', description: "BCP 47; else the publication's" },
    translationOf: { type: 'string', description: 'Path of the story that this one translates' },
    digitalSourceType: { type: 'enum', options: digitalSourceTypes },
  },
}));

export const LiveEntry = defineDocumentType(() => ({
  name: 'LiveEntry',
  description: 'An entry of a live story: articles/<section>/<yyyy>/<mm>/<dd>-<slug>/<hhmm>[-n].md',
  filePathPattern: 'articles/*/*/*/*/*.md',
  contentType: 'markdown',
  fields: {
    at: { type: 'date', required: true },
    headline: { type: 'string' },
    key: { type: 'boolean', default: false },
    pinned: { type: 'boolean', default: false },
    author: { type: 'string', description: 'Slug of content/authors' },
  },
}));

export const Section = defineDocumentType(() => ({
  name: 'Section',
  description: 'A section of the paper; the body introduces it',
  filePathPattern: 'sections/*.md',
  contentType: 'markdown',
  fields: {
    title: { type: 'string', required: true, description: 'World News' },
    navTitle: { type: 'string', required: true, description: 'World' },
    description: { type: 'string', required: true },
    order: { type: 'number', required: true },
    accent: {
      type: 'enum',
      options: ['world', 'politics', 'business', 'science', 'sport', 'culture', 'opinion'],
    },
    parent: { type: 'string', description: 'Slug of a section' },
  },
}));

export const Author = defineDocumentType(() => ({
  name: 'Author',
  description: 'A person who writes; the body is the biography',
  filePathPattern: 'authors/*.md',
  contentType: 'markdown',
  fields: {
    name: { type: 'string', required: true },
    role: { type: 'string', required: true },
    place: { type: 'string' },
    email: { type: 'string' },
    profiles: { type: 'list', of: { type: 'string' }, description: 'https addresses' },
    image: { type: 'nested', of: Picture },
  },
}));

export const Topic = defineDocumentType(() => ({
  name: 'Topic',
  description: 'Says more of a topic; a topic exists without it as soon as a story names it',
  filePathPattern: 'topics/*.md',
  contentType: 'markdown',
  fields: {
    title: { type: 'string', required: true },
    description: { type: 'string' },
    image: { type: 'nested', of: Picture },
  },
}));

export const Page = defineDocumentType(() => ({
  name: 'Page',
  description: 'A policy page: editorial standards, privacy',
  filePathPattern: 'pages/*.md',
  contentType: 'markdown',
  fields: {
    title: { type: 'string', required: true },
    description: { type: 'string' },
    updated: { type: 'date' },
  },
}));

const SocialProfile = defineNestedType(() => ({
  name: 'SocialProfile',
  fields: {
    network: { type: 'string', required: true },
    url: { type: 'string', required: true },
  },
}));

const Newsletter = defineNestedType(() => ({
  name: 'Newsletter',
  fields: {
    slug: { type: 'string', required: true },
    title: { type: 'string', required: true },
    description: { type: 'string' },
  },
}));

export const Site = defineDocumentType(() => ({
  name: 'Site',
  description: 'The publication itself',
  filePathPattern: 'site.yml',
  contentType: 'data',
  isSingleton: true,
  fields: {
    name: { type: 'string', required: true },
    tagline: { type: 'string', required: true },
    timeZone: { type: 'string', required: true, description: 'IANA: Asia/Kolkata' },
    locale: { type: 'string', required: true, description: 'BCP 47: en-IN' },
    social: { type: 'list', of: SocialProfile, description: 'Follow us' },
    newsletters: { type: 'list', of: Newsletter },
    policies: { type: 'json', description: 'Purpose to slug of content/pages' },
    weather: { type: 'nested', of: Place },
    analytics: { type: 'boolean', default: false },
    aiCrawlers: {
      type: 'enum',
      options: ['welcome', 'search', 'refused'],
      default: 'search',
      description: 'welcome: any use; search: to be found and quoted, not trained on; refused: none',
    },
  },
}));

const FrontRule = defineNestedType(() => ({
  name: 'FrontRule',
  fields: {
    section: { type: 'string' },
    topic: { type: 'string' },
    kind: { type: 'enum', options: kinds },
    limit: { type: 'number', required: true },
  },
}));

const FrontSlot = defineNestedType(() => ({
  name: 'FrontSlot',
  fields: {
    path: { type: 'string', required: true, description: 'Path of a story' },
    until: { type: 'date', description: 'The rule fills the slot from then on' },
  },
}));

const FrontBlock = defineNestedType(() => ({
  name: 'FrontBlock',
  fields: {
    layout: { type: 'enum', options: ['lead', 'section', 'opinion', 'latest'], required: true },
    title: { type: 'string' },
    section: { type: 'string' },
    slots: { type: 'list', of: FrontSlot },
    rule: { type: 'nested', of: FrontRule, description: 'Fills the block, or its empty slots' },
  },
}));

export const Front = defineDocumentType(() => ({
  name: 'Front',
  description: 'A front page as editors arrange it',
  filePathPattern: 'fronts/*.yml',
  contentType: 'data',
  fields: {
    blocks: { type: 'list', of: FrontBlock, required: true },
  },
}));

export const documentTypes = [Article, LiveEntry, Section, Author, Topic, Page, Site, Front];
