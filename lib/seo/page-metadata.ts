/** What the heads of all pages have in common. */
import type { Metadata } from 'next';
import { FEED_FORMATS, type FeedSubject, feedPath, manifestPath } from '#lib/document-routes.ts';
import type { Site } from '#lib/edition/model.ts';
import { absoluteUrl, href, type Path } from '#lib/routes.ts';
import type { ShareImage } from './share-image.ts';
import { shorten } from './title.ts';

/** Lets results show a large picture, which Discover asks for, and as much of the text as they like. */
const INDEXED = { index: true, follow: true, 'max-image-preview': 'large', 'max-snippet': -1 } as const;

/** What X shows of a title and a description. */
const X_TITLE = 70;
const X_DESCRIPTION = 200;

export interface PageHead {
  site: Site;
  path: Path;
  /** The whole title, as in the tab. */
  title: string;
  /** The title without the paper's name, for cards. */
  heading: string;
  description: string | undefined;
  /** Where the page is a copy of one elsewhere. */
  canonical?: string | undefined;
  image?: ShareImage | undefined;
  feeds?: FeedSubject | undefined;
  /** Feeds' titles say what they are of. */
  feedTitle?: string | undefined;
  /** The page in other forms, by media type. */
  copies?: Record<string, string> | undefined;
  /** The page in each of its languages, itself included: addresses by BCP 47 and `x-default`. */
  languages?: Record<string, string> | undefined;
  openGraph?: NonNullable<Metadata['openGraph']> | undefined;
  /** BCP 47, of the page's own text. */
  language?: string | undefined;
}

const FEED_TYPES = {
  rss: ['application/rss+xml', 'RSS'],
  atom: ['application/atom+xml', 'Atom'],
  json: ['application/feed+json', 'JSON Feed'],
} as const;

/** Links by which feed readers find the feeds of a page. */
const feedLinks = (subject: FeedSubject, title: string) =>
  Object.fromEntries(
    FEED_FORMATS.map((format) => {
      const [type, name] = FEED_TYPES[format];
      return [type, [{ url: href(feedPath(subject, format)), title: `${title} (${name})` }]];
    }),
  );

/** `en_IN` of `en-IN`; a language without region gets its likely one, as Open Graph's locales all have one. */
export function openGraphLocale(language: string): string {
  const locale = new Intl.Locale(language).maximize();
  return `${locale.language}_${locale.region}`;
}

/** The head of a page that is to be found. Open Graph is complete on each: Next does not merge it with a layout's. */
export function pageMetadata(head: PageHead): Metadata {
  const { site, path, heading, description, image } = head;
  const canonical = head.canonical ?? absoluteUrl(path);
  const images = image ? { images: [image] } : {};
  return {
    title: head.title,
    ...(description ? { description } : {}),
    alternates: {
      canonical,
      ...(head.languages ? { languages: head.languages } : {}),
      types: { ...feedLinks(head.feeds ?? { kind: 'paper' }, head.feedTitle ?? site.name), ...head.copies },
    },
    robots: INDEXED,
    manifest: href(manifestPath()),
    openGraph: {
      type: 'website',
      title: heading,
      ...(description ? { description } : {}),
      url: canonical,
      siteName: site.name,
      locale: openGraphLocale(head.language ?? site.locale),
      ...images,
      ...head.openGraph,
    },
    twitter: {
      card: image ? 'summary_large_image' : 'summary',
      title: shorten(heading, X_TITLE),
      ...(description ? { description: shorten(description, X_DESCRIPTION) } : {}),
      ...(image ? { images: [{ url: image.url, alt: image.alt }] } : {}),
    },
  };
}
