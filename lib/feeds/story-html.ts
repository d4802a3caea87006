/** A text of the paper's as HTML that stands by itself: in a feed, away from our pages, styles and scripts. */
import type { Element } from 'hast';
import type { Picture, RichText } from '#lib/edition/model.ts';
import { siteUrl } from '#lib/env.ts';
import { parseChartData } from '#lib/graphics/chart-data.ts';
import { parseMarkdown } from '#lib/markdown/parse.ts';
import {
  attribute,
  childrenOf,
  element,
  mapElements,
  type Tree,
  type TreeNode,
  text,
} from '#lib/markdown/tree/tree.ts';
import { absoluteMediaUrl } from '#lib/routes.ts';
import { htmlOf } from './html.ts';
import { pictureFile } from './picture-file.ts';

/** A picture with what is written under it. */
export function figureOf(picture: Picture, caption = picture.caption): Element {
  const words = [caption, picture.credit].filter(Boolean).join(' ');
  const { url, width, height } = pictureFile(picture);
  const properties = { src: url, alt: picture.alt, width, height };
  return element('figure', {}, [
    element('img', properties),
    ...(words ? [element('figcaption', {}, [text(words)])] : []),
  ]);
}

function chartTable(node: Element, matter: RichText): TreeNode[] {
  const csv = matter.data[attribute(node, 'src') ?? ''];
  const type = attribute(node, 'type') === 'line' ? 'line' : 'bar';
  const data = csv === undefined ? undefined : parseChartData(csv, type);
  if (data === undefined || 'problem' in data) return [];
  const row = (cells: readonly (string | number)[], tag: 'th' | 'td'): Element =>
    element(
      'tr',
      {},
      cells.map((cell) => element(tag, {}, [text(String(cell))])),
    );
  return [
    element('table', {}, [
      element('caption', {}, [text(attribute(node, 'title') ?? '')]),
      element('thead', {}, [row(data.columns, 'th')]),
      element(
        'tbody',
        {},
        data.rows.map(({ label, values }) => row([label, ...values.map((value) => value ?? '–')], 'td')),
      ),
    ]),
  ];
}

function video(node: Element, matter: RichText): TreeNode[] {
  const film = matter.films[attribute(node, 'src') ?? ''];
  const poster = matter.pictures[attribute(node, 'poster') ?? ''];
  if (film === undefined) return [];
  const properties = {
    controls: true,
    preload: 'none',
    src: absoluteMediaUrl(film.file, film.version),
    poster: poster && pictureFile(poster).url,
  };
  return [
    element('figure', {}, [
      element('video', properties),
      element('figcaption', {}, [text(attribute(node, 'title') ?? '')]),
    ]),
  ];
}

/** What each piece of the newsroom's furniture becomes where only plain HTML is understood. */
function plain(node: Element, matter: RichText): TreeNode | TreeNode[] {
  const children = childrenOf(node);
  const titled = (title: string | undefined): TreeNode[] => [
    ...(title ? [element('h3', {}, [text(title)])] : []),
    ...children,
  ];
  switch (node.tagName) {
    case 'bs-figure': {
      const picture = matter.pictures[attribute(node, 'src') ?? ''];
      return picture
        ? figureOf({ ...picture, alt: attribute(node, 'alt') || picture.alt }, attribute(node, 'caption'))
        : [];
    }
    case 'img': {
      const picture = matter.pictures[attribute(node, 'src') ?? ''];
      const alt = attribute(node, 'alt') ?? '';
      if (picture === undefined) return text(alt);
      return element('img', { src: pictureFile(picture).url, alt });
    }
    // It repeats the story, the map's place is in the text, and a reader of feeds has its own way on.
    case 'bs-pullquote':
    case 'bs-map':
    case 'bs-related':
      return [];
    case 'bs-factbox':
      return titled(attribute(node, 'title'));
    case 'bs-timeline':
      return element('ul', {}, children);
    case 'bs-timeline-item':
      return element('li', {}, [
        element('strong', {}, [text(attribute(node, 'date') ?? '')]),
        text(' — '),
        ...children,
      ]);
    case 'bs-questions':
      return children;
    case 'bs-question':
      return titled(attribute(node, 'question'));
    case 'bs-chart':
      return chartTable(node, matter);
    case 'bs-video':
      return video(node, matter);
    case 'bs-embed': {
      const url = attribute(node, 'url') ?? '';
      return element('p', {}, [element('a', { href: url }, [text(attribute(node, 'title') ?? url)])]);
    }
    default:
      return node.tagName.startsWith('bs-') ? children : node;
  }
}

/** Addresses as they must be where the page is not the base: of this host, or a place on the story's own page. */
function absolute(node: Element, page: string): Element {
  const to = attribute(node, 'href');
  if (to === undefined || !/^[/#?]/.test(to) || to.startsWith('//')) return node;
  const url = to.startsWith('/') ? `${siteUrl()}${to}` : `${page}${to}`;
  return { ...node, properties: { ...node.properties, href: url } };
}

/**
 * The tree of a text in elements that are understood anywhere, with absolute addresses.
 *
 * @param page absolute address of the page that the text stands on
 */
export function plainTree(matter: RichText, page: string): TreeNode[] {
  const { root } = parseMarkdown(matter.body, { origin: siteUrl() });
  // `parseMarkdown` makes roots of elements and text only.
  const tree = mapElements(root as Tree, (node) => plain(node, matter));
  return mapElements(tree, (node) => absolute(node, page)).children;
}

/** HTML of a text, without ids and classes. `page`: as for `plainTree`. */
export const textHtml = (matter: RichText, page: string): string => htmlOf(plainTree(matter, page));
