/** The picture that a feed gives with a story. */
import { type CardWords, storyImages } from '#lib/seo/share-image.ts';
import { pictureFile } from './picture-file.ts';

export interface FeedPicture {
  url: string;
  /** MIME. */
  type: string;
  width: number;
  height: number;
  alt: string;
  credit?: string | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** One that every reader shows where there is such, else the story's own as it is; the card of a story without a picture. */
export function feedPicture(
  story: Parameters<typeof storyImages>[0],
  words: CardWords,
): FeedPicture | undefined {
  const { image } = story;
  const [large] = storyImages(story, words);
  if (large) return { ...large, credit: image?.credit };
  const type = TYPES[image?.file.split('.').at(-1)?.toLowerCase() ?? ''];
  if (image === undefined || type === undefined) return undefined;
  return { ...pictureFile(image), type, alt: image.alt, credit: image.credit };
}
