/**
 * What a page of the paper needs to be shown, read from its HTML as the press sends it. React escapes `<` and quotes in text
 * and attributes, so that patterns are exact here, and a worker has no parser of HTML. Pure.
 */

import { replaceBetween, spansBetween } from '#lib/spans.ts';

/** In any attribute: a page names what its scripts fetch later in `data-…`. */
const ASSET = /="(\/(?:_next\/static|assets)\/[^"]+)"/g;
const PICTURE = /<picture>|<\/picture>|<(?:img|video)\b[^>]*/g;
const FILES = /\b(src|srcset|poster)="([^"]*)"/gi;
const IMPORTED = /["'](?:\.|\/assets)\/([\w.-]+\.js)["']/g;

/** Width of a picture that is fetched for a device which has not shown it yet, in pixels: a telephone's. */
const USUAL_WIDTH = 840;

const NAMES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name: string) => NAMES[name] ?? '');

const first = (pattern: RegExp, text: string): string | undefined => pattern.exec(text)?.[1];

/** Style sheets, scripts and preloaded faces of a page. */
export const assetsOf = (html: string): string[] => [
  ...new Set([...html.matchAll(ASSET)].map(([, url = '']) => unescaped(url))),
];

/** Scripts that a script imports: by names beside it, or below `/assets/`. */
export const importsOf = (script: string): string[] => [
  ...new Set([...script.matchAll(IMPORTED)].map(([, name = '']) => `/assets/${name}`)),
];

export interface PageWords {
  /** The page's headline. */
  title: string;
  lang?: string | undefined;
  dir?: string | undefined;
  /** All its words, for the faces that set them. */
  text: string;
}

export function wordsOf(html: string): PageWords {
  const story = /<article class="story"([^>]*)/.exec(html)?.[1] ?? '';
  const plain = (markup: string): string => unescaped(markup.replace(/<[^>]*>?/g, ''));
  const body = html.slice(html.indexOf('<body'));
  return {
    title: plain(spansBetween(html, '<h1', '</h1>').next().value?.text ?? '').trim(),
    lang: first(/\blang="([^"]*)"/, story),
    dir: first(/\bdir="([^"]*)"/, story),
    text: plain(replaceBetween(body, '<script', '</script>', () => '')),
  };
}

export interface PictureFiles {
  /** Every file that a browser may choose. */
  files: string[];
  /** The one to fetch where none is at hand; undefined of a picture that only points to other stories. */
  usual?: string | undefined;
}

const isOurs = (url: string): boolean => url.startsWith('/media/') || url.startsWith('/cards/');
const widthOf = (url: string): number => Number(/-(\d+)\.webp$/.exec(url)?.[1]);

function usualOf(files: string[]): string | undefined {
  const byWidth = files.filter((url) => widthOf(url) > 0).sort((a, b) => widthOf(a) - widthOf(b));
  return byWidth.find((url) => widthOf(url) >= USUAL_WIDTH) ?? byWidth.at(-1) ?? files.at(-1);
}

interface Markup {
  markup: string;
  index: number;
}

/** Pictures and films with all that is in them, in their order. */
function* pictureMarkup(html: string): Generator<Markup> {
  let start: number | undefined;
  for (const { 0: tag, index } of html.matchAll(PICTURE)) {
    if (tag === '<picture>') start ??= index;
    else if (tag === '</picture>') {
      if (start !== undefined) yield { markup: html.slice(start, index), index: start };
      start = undefined;
    } else if (start === undefined) yield { markup: tag, index };
  }
}

/** Pictures in a page's main part; those of a story's own, up to the rail beside it, have a usual file. */
export function picturesOf(html: string): PictureFiles[] {
  const start = html.indexOf('<article class="story"');
  const rail = html.indexOf('class="story-rail');
  return [...pictureMarkup(html)].flatMap(({ markup, index }) => {
    const files = [...markup.matchAll(FILES)].flatMap(([, name = '', value = '']) =>
      name.toLowerCase() === 'srcset'
        ? value.split(',').map((part) => part.trim().split(' ', 1)[0] ?? '')
        : [value],
    );
    const ours = [...new Set(files.map(unescaped).filter(isOurs))];
    const isStorys = start >= 0 && index > start && (rail < 0 || index < rail);
    const hasFilm = markup.startsWith('<video');
    const stills = hasFilm ? ours.filter((url) => !/\.(?:mp4|webm)(?:\?|$)/.test(url)) : ours;
    return stills.length > 0 ? [{ files: stills, ...(isStorys && { usual: usualOf(stills) }) }] : [];
  });
}
