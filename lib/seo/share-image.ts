/**
 * Which picture stands for a page where it is shared and in results: the one place that decides it, for Open Graph, X and
 * JSON-LD alike.
 */
import type { Picture, Story } from '#lib/edition/model.ts';
import { absoluteMediaUrl } from '#lib/routes.ts';

export interface ShareImage {
  /** Absolute. Answers 200 without a redirect. */
  url: string;
  width: number;
  height: number;
  alt: string;
  /** `image/jpeg` or `image/png`: what every network reads. */
  type: 'image/jpeg' | 'image/png';
}

/** Discover and large previews ask for it. */
const LEAST_WIDTH = 1200;
/** X shows no more of a description. */
const LONGEST_ALT = 420;

const TYPES: Readonly<Record<string, ShareImage['type']>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

function fromPicture(picture: Picture | undefined): ShareImage | undefined {
  const type = TYPES[picture?.file.split('.').at(-1)?.toLowerCase() ?? ''];
  if (picture === undefined || type === undefined || picture.width < LEAST_WIDTH) return undefined;
  return {
    url: absoluteMediaUrl(picture.file, picture.version),
    width: picture.width,
    height: picture.height,
    alt: picture.alt.slice(0, LONGEST_ALT),
    type,
  };
}

/** What a page that can be shared is about. */
export type Shared =
  | { kind: 'story'; story: Pick<Story, 'path' | 'image'> }
  | { kind: 'section' | 'author' | 'topic'; slug: string; image?: Picture | undefined }
  | { kind: 'paper' };

/** The picture that a link to the page shows; undefined where there is none that a network would show well. */
export const shareImage = (shared: Shared): ShareImage | undefined => {
  switch (shared.kind) {
    case 'story':
      return fromPicture(shared.story.image);
    case 'paper':
      return undefined;
    default:
      return fromPicture(shared.image);
  }
};

/** Pictures of a story for search engines, at least 1200 px wide: 16:9, 4:3 and 1:1 where there are such. */
export const storyImages = (story: Pick<Story, 'path' | 'image'>): ShareImage[] => {
  const image = shareImage({ kind: 'story', story });
  return image ? [image] : [];
};
