/**
 * Which picture stands for a page where it is shared and in results: the one place that decides it, for Open Graph, X and
 * JSON-LD alike. A story's own photograph where it is large enough, else the page's share card.
 */
import {
  authorCard,
  type Card,
  type CardStory,
  cardDigest,
  hasPlate,
  paperCard,
  sectionCard,
  shapeDigest,
  storyCard,
  topicCard,
  versionOf,
} from '#lib/cards/subject.ts';
import type { Author, Frame, Picture, Section, Site, Story, Topic } from '#lib/edition/model.ts';
import { siteUrl } from '#lib/env.ts';
import { heightOf } from '#lib/pictures/frames.ts';
import {
  authorPath,
  type CardShape,
  cardUrl,
  frontPath,
  type Path,
  renditionPath,
  sectionPath,
  topicPath,
} from '#lib/routes.ts';

export interface ShareImage {
  /** Absolute. Answers 200 without a redirect. */
  url: string;
  width: number;
  height: number;
  alt: string;
  /** What every network reads. */
  type: 'image/jpeg' | 'image/png';
}

/** Discover and large previews ask for it. */
const LEAST_WIDTH = 1200;
/** Narrower than this, search engines show nothing of a picture beside a story. */
const LEAST_SHOWN = 600;
/** X shows no more of a description. */
const LONGEST_ALT = 420;

const SHARED = [
  ['share-16x9', '16x9', 675],
  ['share-4x3', '4x3', 900],
  ['share-1x1', '1x1', 1200],
] as const satisfies [Frame, CardShape, number][];

/** A photograph cut to a frame, as JPEG; undefined where it is not made, or not so wide. */
function fromPhotograph(picture: Picture, frame: Frame, leastWidth: number): ShareImage | undefined {
  const { file, renditions, alt } = picture;
  const width = renditions?.widths[frame]?.at(-1);
  if (renditions === undefined || width === undefined || width < leastWidth) return undefined;
  const path = renditionPath(file, { id: renditions.id, frame, width, format: 'jpg' });
  return {
    url: `${siteUrl()}${path}`,
    width,
    height: heightOf(picture, frame, width),
    alt: alt.slice(0, LONGEST_ALT),
    type: 'image/jpeg',
  };
}

const fromCard = (path: Path, card: Card): ShareImage => ({
  url: cardUrl(path, 'card', versionOf(cardDigest(card))),
  width: 1200,
  height: 630,
  alt: `${card.headline}. ${card.paper}`.slice(0, LONGEST_ALT),
  type: 'image/png',
});

/** What a page that can be shared is about. */
export type Shared =
  | { kind: 'story'; story: CardStory & Pick<Story, 'path'>; section: Pick<Section, 'accent'> }
  | { kind: 'section'; section: Pick<Section, 'slug' | 'title' | 'accent' | 'description'> }
  | { kind: 'author'; author: Pick<Author, 'slug' | 'name' | 'role' | 'place' | 'image'> }
  | { kind: 'topic'; topic: Topic }
  | { kind: 'paper' };

/** The picture that a link to the page shows. */
export function shareImage(shared: Shared, site: Site): ShareImage {
  switch (shared.kind) {
    case 'story': {
      const { story, section } = shared;
      const photograph = story.image && fromPhotograph(story.image, 'share-16x9', LEAST_WIDTH);
      return photograph ?? fromCard(story.path, storyCard(story, site.name, section.accent));
    }
    case 'section':
      return fromCard(sectionPath(shared.section.slug), sectionCard(shared.section, site));
    case 'author':
      return fromCard(authorPath(shared.author.slug), authorCard(shared.author, site));
    case 'topic':
      return fromCard(topicPath(shared.topic.slug), topicCard(shared.topic, site));
    case 'paper':
      return fromCard(frontPath(), paperCard(site));
  }
}

const isDrawing = ({ file }: Picture): boolean => file.endsWith('.svg');

/** What a story's card says beside the story's own words. */
export interface CardWords {
  /** Name of the paper. */
  paper: string;
  /** Token of the section's colour. */
  accent?: string | undefined;
}

/**
 * Pictures of a story for search engines: 16:9, 4:3 and 1:1. Of a drawing or a map, files that were drawn for them.
 *
 * @param words where they are given, a story that has nothing to show has its card, in the same ratios
 */
export function storyImages(story: CardStory & Pick<Story, 'path'>, words?: CardWords): ShareImage[] {
  const { path, image, location } = story;
  if (image && !isDrawing(image))
    return SHARED.flatMap(([frame]) => fromPhotograph(image, frame, LEAST_SHOWN) ?? []);
  const card = storyCard(story, words?.paper ?? '', words?.accent);
  if (!hasPlate(card) && words === undefined) return [];
  const alt = hasPlate(card) ? (image?.alt ?? location?.label ?? '') : `${card.headline}. ${card.paper}`;
  return SHARED.map(([, shape, height]) => ({
    url: cardUrl(path, shape, versionOf(shapeDigest(card, shape))),
    width: 1200,
    height,
    alt: alt.slice(0, LONGEST_ALT),
    type: 'image/png',
  }));
}
