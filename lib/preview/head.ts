/** What a page's head says, as those read it who show links to it: out of the very metadata that the page is given. */
import type { Metadata } from 'next';
import type { PageGraph } from '#lib/seo/graph/nodes.ts';

export interface HeadPicture {
  /** Absolute. */
  url: string;
  width: number | undefined;
  height: number | undefined;
  alt: string;
}

export interface Head {
  title: string;
  description: string;
  canonical: string;
  robots: string;
  openGraph: { title: string; description: string; site: string; picture: HeadPicture | undefined };
  x: { card: string; title: string; description: string; picture: HeadPicture | undefined };
  /** What results show beside the story: wide and square, out of its structured data, or what links show. */
  results: { wide: HeadPicture | undefined; square: HeadPicture | undefined };
  /** `@name@host` of each author who has one. */
  creators: string[];
  /** Names from the front page to the page. */
  trail: string[];
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const text = (value: unknown): string =>
  value instanceof URL ? value.href : typeof value === 'string' ? value : '';
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const list = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());

function toPicture(image: unknown): HeadPicture | undefined {
  const url = text(field(image, 'url') ?? image);
  if (url === '') return undefined;
  return {
    url,
    width: number(field(image, 'width')),
    height: number(field(image, 'height')),
    alt: text(field(image, 'alt')),
  };
}

const firstPicture = (images: unknown): HeadPicture | undefined => toPicture(list(images)[0]);

const robotsText = (robots: unknown): string =>
  Object.entries(typeof robots === 'object' && robots !== null ? robots : {})
    .map(([name, value]) => (value === true ? name : value === false ? `no${name}` : `${name}:${value}`))
    .join(', ');

const trailOf = (graph: PageGraph): string[] =>
  graph['@graph']
    .filter((node) => field(node, '@type') === 'BreadcrumbList')
    .flatMap((node) => list(field(node, 'itemListElement')))
    .map((step) => text(field(step, 'name')));

/** In structured data the cuts go from the widest to the square. */
function resultPictures(graph: PageGraph, shared: HeadPicture | undefined): Head['results'] {
  const cuts = graph['@graph'].flatMap((node) => list(field(node, 'image')));
  const alt = shared?.alt ?? '';
  const named = (picture: HeadPicture | undefined) => picture && { ...picture, alt };
  return { wide: named(toPicture(cuts[0])) ?? shared, square: named(toPicture(cuts.at(-1))) ?? shared };
}

/** @param metadata as `lib/seo/metadata.ts` makes it, @param graph as the page carries it */
export function readHead(metadata: Metadata, graph: PageGraph): Head {
  const { title, description, alternates, robots, openGraph, twitter, other } = metadata;
  return {
    title: text(title),
    description: text(description),
    canonical: text(alternates?.canonical),
    robots: robotsText(robots),
    openGraph: {
      title: text(openGraph?.title),
      description: text(openGraph?.description),
      site: text(openGraph?.siteName),
      picture: firstPicture(openGraph?.images),
    },
    x: {
      card: text(field(twitter, 'card')),
      title: text(twitter?.title),
      description: text(twitter?.description),
      picture: firstPicture(twitter?.images),
    },
    results: resultPictures(graph, firstPicture(openGraph?.images)),
    creators: list(other?.['fediverse:creator']).map(text),
    trail: trailOf(graph),
  };
}
