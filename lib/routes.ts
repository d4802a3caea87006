/**
 * The one place that spells a URL: builders for every public path, and the reading of a path back into a route.
 *
 * A *path* is decoded Unicode (NFC), as content names it: `/world/2007/05/29/ईरान`. An *href* is what stands in
 * HTML and in requests: the same, percent-encoded. `href(path)` turns one into the other.
 */
import { siteUrl } from './env.ts';

/** Decoded, NFC-normalised path that starts with a slash. */
export type Path = string;

export type Route =
  | { kind: 'front' }
  | { kind: 'section'; section: string; page: number }
  | { kind: 'month'; section: string; year: string; month: string; page: number }
  | { kind: 'article'; section: string; year: string; month: string; day: string; slug: string }
  /** What changed in an article since it was published. */
  | { kind: 'history'; section: string; year: string; month: string; day: string; slug: string }
  | { kind: 'author'; slug: string; page: number }
  | { kind: 'topic'; slug: string; page: number }
  | { kind: 'page'; slug: string }
  | { kind: 'corrections'; page: number }
  | { kind: 'archive' }
  | { kind: 'archive-year'; year: string }
  | { kind: 'archive-month'; year: string; month: string; page: number }
  | { kind: 'on-this-day' };

/** Letters, marks and digits of any script, in groups joined by single hyphens. */
export const SLUG = /^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u;

/** First segments that are not sections; a section may not take one of these names. */
export const RESERVED = [
  'about',
  'account',
  'api',
  'archive',
  'authors',
  'cards',
  'corrections',
  'desk',
  'embed',
  'errors',
  'feed',
  'library',
  'media',
  'offline',
  'oembed',
  'readers',
  'search',
  'sign-in',
  'sign-out',
  'topics',
  '_next',
] as const;

const paged = (base: Path, page: number): Path => (page > 1 ? `${base}/page/${page}` : base);

export const frontPath = (): Path => '/';
export const sectionPath = (section: string, page = 1): Path => paged(`/${section}`, page);
/** `month` is `2007-05`. */
export const monthPath = (section: string, month: string, page = 1): Path =>
  paged(`/${section}/${month.replace('-', '/')}`, page);
/** Everything by date: its years, a year's months, a month's stories of all sections. */
export const archivePath = (): Path => '/archive';
export const archiveYearPath = (year: string): Path => `/archive/${year}`;
export const archiveMonthPath = (month: string, page = 1): Path => monthPath('archive', month, page);
export const onThisDayPath = (): Path => '/archive/on-this-day';
export const authorPath = (slug: string, page = 1): Path => paged(`/authors/${slug}`, page);
export const topicPath = (slug: string, page = 1): Path => paged(`/topics/${slug}`, page);
export const pagePath = (slug: string): Path => `/about/${slug}`;
export const correctionsPath = (page = 1): Path => paged('/corrections', page);
/** Where editors see how a story, or each of the newest, is found and shared: in development only. */
export const previewPath = (story: Path = ''): Path => `/desk/preview${story}`;
/** What a preview's page brings along. */
export const previewFile = (kind: 'css' | 'js'): Path => `/desk/preview.${kind}`;
/** Path of an article from its section, its day in the publication's zone (`2007-05-29`) and its slug. */
export const articlePath = (section: string, day: string, slug: string): Path =>
  `/${section}/${day.replaceAll('-', '/')}/${slug}`;

const HISTORY = '/history';
/** Where a story's page says what changed in it. */
export const historyPath = (story: Path): Path => `${story}${HISTORY}`;
/** The story whose history a decoded path has the form of, or undefined. */
export const storyOfHistory = (path: Path): Path | undefined =>
  parsePath(path)?.kind === 'history' ? path.slice(0, -HISTORY.length) : undefined;

/** Path of a route: the inverse of `parsePath`. */
export function routePath(route: Route): Path {
  switch (route.kind) {
    case 'front':
      return frontPath();
    case 'section':
      return sectionPath(route.section, route.page);
    case 'month':
      return monthPath(route.section, `${route.year}-${route.month}`, route.page);
    case 'article':
      return articlePath(route.section, `${route.year}-${route.month}-${route.day}`, route.slug);
    case 'history':
      return historyPath(routePath({ ...route, kind: 'article' }));
    case 'author':
      return authorPath(route.slug, route.page);
    case 'topic':
      return topicPath(route.slug, route.page);
    case 'page':
      return pagePath(route.slug);
    case 'corrections':
      return correctionsPath(route.page);
    case 'archive':
      return archivePath();
    case 'archive-year':
      return archiveYearPath(route.year);
    case 'archive-month':
      return archiveMonthPath(`${route.year}-${route.month}`, route.page);
    case 'on-this-day':
      return onThisDayPath();
  }
}

const isReserved = (segment: string): boolean => (RESERVED as readonly string[]).includes(segment);

/** Page number of a `/page/N` tail: 1 where there is none, undefined where it is malformed (`/page/1`, `/page/x`). */
function pageNumber(tail: readonly string[]): number | undefined {
  if (tail.length === 0) return 1;
  const [word, digits] = tail;
  if (tail.length !== 2 || word !== 'page' || digits === undefined) return undefined;
  return /^[1-9]\d{0,6}$/.test(digits) && digits !== '1' ? Number(digits) : undefined;
}

const isDay = (year: string, month: string, day: string): boolean => {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
};

const isYear = (segment: string): boolean => /^\d{4}$/.test(segment);
const isMonth = (segment: string): boolean => /^(0[1-9]|1[0-2])$/.test(segment);

/** The archive's own pages, by the segments after `/archive`. */
function parseArchive([year, month, ...tail]: readonly string[]): Route | undefined {
  if (year === undefined) return { kind: 'archive' };
  if (month === undefined && year === 'on-this-day') return { kind: 'on-this-day' };
  if (!isYear(year)) return undefined;
  if (month === undefined) return { kind: 'archive-year', year };
  const page = pageNumber(tail);
  return isMonth(month) && page !== undefined ? { kind: 'archive-month', year, month, page } : undefined;
}

/** What route a decoded path has the form of, or undefined. Whether anything is published there, the edition says. */
export function parsePath(path: Path): Route | undefined {
  if (path === '/') return { kind: 'front' };
  const segments = path.slice(1).split('/');
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = segments;
  if (first === 'corrections') {
    const page = pageNumber(segments.slice(1));
    return page === undefined ? undefined : { kind: 'corrections', page };
  }
  if (first === 'authors' || first === 'topics') {
    const page = pageNumber(segments.slice(2));
    if (!SLUG.test(second) || page === undefined) return undefined;
    return { kind: first === 'authors' ? 'author' : 'topic', slug: second, page };
  }
  if (first === 'about') {
    return segments.length === 2 && SLUG.test(second) ? { kind: 'page', slug: second } : undefined;
  }
  if (first === 'archive') return parseArchive(segments.slice(1));
  if (!SLUG.test(first) || isReserved(first)) return undefined;
  if (isYear(second) && isMonth(third)) {
    const page = pageNumber(segments.slice(3));
    if (page !== undefined) return { kind: 'month', section: first, year: second, month: third, page };
    if (!isDay(second, third, fourth) || !SLUG.test(fifth)) return undefined;
    const story = { section: first, year: second, month: third, day: fourth, slug: fifth };
    if (segments.length === 5) return { kind: 'article', ...story };
    if (segments.length === 6 && `/${segments[5]}` === HISTORY) return { kind: 'history', ...story };
    return undefined;
  }
  const page = pageNumber(segments.slice(1));
  return page === undefined ? undefined : { kind: 'section', section: first, page };
}

/** Percent-encoded form of a path, for `href` and request lines. */
export const href = (path: Path): string => path.split('/').map(encodeURIComponent).join('/');

/** Absolute, percent-encoded URL of a path on the public site. */
export const absoluteUrl = (path: Path): string => `${siteUrl()}${href(path)}`;

/**
 * Decoded path of a request's pathname (no query), or undefined where it is malformed: a bad percent-escape,
 * a NUL or other control character, an encoded slash, a dot segment.
 */
export function decodePath(pathname: string): Path | undefined {
  try {
    const segments = pathname.split('/').map((segment) => decodeURIComponent(segment).normalize('NFC'));
    const bad = segments.some((s) => s === '.' || s === '..' || /[/\\\p{Cc}]/u.test(s));
    return bad ? undefined : segments.join('/');
  } catch {
    return undefined;
  }
}

/** URL of a content picture or data file; `version` is the first characters of its content hash. */
export const mediaPath = (file: string, version?: string): string =>
  `${href(`/media/${file}`)}${version ? `?v=${version}` : ''}`;

/** URL of a rendition, as `parseRendition` reads it: `/media/floods.jpg/0a1b2c3d4e5f6071/3x2-640.avif`. */
export const renditionPath = (file: string, { id, frame, width, format }: RenditionName): string =>
  `${mediaPath(file)}/${id}/${frame}-${width}.${format}`;

export interface RenditionName {
  id: string;
  frame: string;
  /** Pixels. */
  width: number;
  format: 'avif' | 'webp' | 'jpg';
}

/** Removes the slashes at the end of a path. */
export function withoutEndSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

const RENDITION_ID = /^[0-9a-f]{16}$/;
const RENDITION = /^([0-9a-z-]{1,16})-([1-9]\d{0,4})\.(avif|webp|jpg)$/;

/** File and name of a rendition from the part of a decoded path below `/media/`; undefined where it names none. */
export function parseRendition(path: string): { file: string; name: RenditionName } | undefined {
  const [name = '', id = '', ...folders] = path.split('/').reverse();
  const [, frame, width, format] = RENDITION.exec(name) ?? [];
  const file = folders.reverse().join('/');
  if (file === '' || !RENDITION_ID.test(id) || frame === undefined) return undefined;
  if (format !== 'avif' && format !== 'webp' && format !== 'jpg') return undefined;
  return { file, name: { id, frame, width: Number(width), format } };
}
/** URL of a content picture or data file, absolute. */
export const absoluteMediaUrl = (file: string, version?: string): string =>
  `${siteUrl()}${mediaPath(file, version)}`;

/** Shapes in which a page's picture is drawn: a share card of 1200 by 630, and the picture alone for search engines. */
export type CardShape = 'card' | '16x9' | '4x3' | '1x1';

/** URL of the picture that stands for a page elsewhere, absolute: `/cards/world/2007/05/29/talks.png`. */
export function cardUrl(path: Path, shape: CardShape, version: string): string {
  const name = path === '/' ? '/front' : path;
  return `${absoluteUrl(`/cards${name}${shape === 'card' ? '' : `.${shape}`}.png`)}?v=${version}`;
}

const CARD = /^\/cards(\/.+?)(?:\.(16x9|4x3|1x1))?\.png$/;

/** Page and shape of a decoded card path, or undefined where it is none. */
export function parseCard(path: Path): { page: Path; shape: CardShape } | undefined {
  const [, name, shape = 'card'] = CARD.exec(path) ?? [];
  if (name === undefined) return undefined;
  const page = name === '/front' ? '/' : name;
  return shape === 'card' || shape === '16x9' || shape === '4x3' || shape === '1x1'
    ? { page, shape }
    : undefined;
}
