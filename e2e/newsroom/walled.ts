/** Stories with random words behind the wall, in every place of a body that can have words, and every address of a paper. */
import { randomBytes } from 'node:crypto';
import { type CopyForm, copyPath, oembedPath } from '../../lib/copy-routes.ts';
import {
  type DocumentRoute,
  FEED_FORMATS,
  type FeedSubject,
  feedPath,
  guidePath,
  licencePath,
  listsSitemapPath,
  manifestPath,
  miningReservationPath,
  monthSitemapPath,
  newsSitemapPath,
  openSearchPath,
  robotsPath,
  sitemapIndexPath,
} from '../../lib/document-routes.ts';
import { changesPath } from '../../lib/library-routes.ts';
import { PLACES, type Place } from '../../lib/markdown/every-kind.fixtures.ts';
import { OFFLINE, SERVICE_WORKER } from '../../lib/offline-routes.ts';
import { archivePath, type CardShape, historyPath, type Path, type Route } from '../../lib/routes.ts';
import { searchPath, suggestPath } from '../../lib/search-routes.ts';
import type { Newsroom } from './newsroom.ts';

/** A word that no text has. It is not a plural, because search treats that as a different word. */
const randomWord = (): string =>
  `zq${[...randomBytes(10)].map((byte) => 'abcdefghijklmnopqrtuvwxy'.charAt(byte % 24)).join('')}`;

/** Three words next to each other. */
export interface Planted {
  place: Place;
  words: [left: string, middle: string, right: string];
}

export const plantEverywhere = (): Planted[] =>
  PLACES.map((place) => ({ place, words: [randomWord(), randomWord(), randomWord()] }));

/** Chinese characters that hardly any text has next to each other: Chinese has no spaces between words. */
export const UNSPACED = '齉龘靐麤';
export const OPENING = 'The first paragraph is open.\n\nSo is the second one.';
export const bodyOf = (planted: readonly Planted[]): string =>
  [OPENING, ...planted.map(({ place, words }) => place.write(words.join(' '))), UNSPACED].join('\n\n');

/** Saves the files that the planted words need. Returns the addresses of those that contain the words. */
export function saveFiles(newsroom: Newsroom, planted: readonly Planted[]): Path[] {
  const named: Path[] = [];
  for (const { place, words } of planted)
    for (const [file, text] of Object.entries(place.files?.(words.join(' ')) ?? {})) {
      newsroom.save(`media/${file}`, text);
      if (file.includes(words[0])) named.push(`/media/${file}`);
    }
  return named;
}

const FEEDS: FeedSubject[] = [
  { kind: 'paper' },
  { kind: 'section', slug: 'world' },
  { kind: 'author', slug: 'nandita-barve' },
  { kind: 'topic', slug: 'diplomacy' },
];

const copies = (story: Path): Record<CopyForm, Path> => ({
  text: copyPath({ form: 'text', story }),
  card: copyPath({ form: 'card', story }),
  history: copyPath({ form: 'history', story }),
});

const documents = (story: Path, month: string): Record<DocumentRoute['kind'], Path[]> => ({
  feed: FEEDS.flatMap((subject) => FEED_FORMATS.map((format) => feedPath(subject, format))),
  'sitemap-index': [sitemapIndexPath()],
  'sitemap-of-lists': [listsSitemapPath()],
  'sitemap-of-month': [monthSitemapPath(month)],
  'news-sitemap': [newsSitemapPath()],
  robots: [robotsPath()],
  manifest: [manifestPath()],
  'mining-reservation': [miningReservationPath()],
  licence: [licencePath()],
  opensearch: [openSearchPath()],
  guide: [guidePath()],
  changes: [changesPath()],
  copy: Object.values(copies(story)),
});

const pages = (story: Path, month: string): Record<Route['kind'], Path[]> => ({
  front: ['/'],
  section: ['/world'],
  month: [`/world/${month.replace('-', '/')}`],
  article: [story],
  history: [historyPath(story)],
  author: ['/authors/nandita-barve'],
  topic: ['/topics/diplomacy'],
  page: ['/about/editorial-standards'],
  corrections: ['/corrections'],
  archive: [archivePath()],
  'archive-year': [`/archive/${month.slice(0, 4)}`],
  'archive-month': [`/archive/${month.replace('-', '/')}`],
  'on-this-day': ['/archive/on-this-day'],
});

const SHAPES: Record<CardShape, string> = { card: '', '16x9': '.16x9', '4x3': '.4x3', '1x1': '.1x1' };

/** Every kind of address of a paper, for a story and around it. A new kind of route has to be listed here. */
export function addressesOf(story: Path, origin: string): Path[] {
  const month = story.split('/').slice(2, 4).join('-');
  const url = encodeURIComponent(origin + story);
  return [
    ...Object.values(pages(story, month)).flat(),
    ...Object.values(documents(story, month)).flat(),
    ...Object.values(SHAPES).map((shape) => `/cards${story}${shape}.png`),
    `${oembedPath()}?url=${url}&format=json`,
    `${oembedPath()}?url=${url}&format=xml`,
    `${searchPath()}?q=walled`,
    `${suggestPath()}?q=walled`,
    OFFLINE,
    SERVICE_WORKER,
    '/library',
    '/sign-in',
    '/api/health',
  ];
}
