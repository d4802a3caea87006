import { Locator } from '#components/picture/locator.tsx';
import { Picture as PictureImage } from '#components/picture/picture.tsx';
import type { Place } from '#components/picture/places.ts';
import type { Picture, Teaser } from '#lib/edition/model.ts';

type Pictured = Pick<Teaser, 'image' | 'location'>;

interface TeaserPictureProps {
  story: Pictured;
  place: Place;
  lead?: boolean | undefined;
}

/** Cropping a drawing would cut its words. */
const isDrawn = ({ file }: Picture): boolean => file.endsWith('.svg');

/** True where a story has something to show large: a picture, or a place to draw. */
export const hasPicture = ({ image, location }: Pictured): boolean =>
  image !== undefined || location !== undefined;

/**
 * A story's picture, or the map of its place. Only words for those who cannot see it: the headline beside it is the
 * link. A map weighs some 10 KB of markup, so thumbnails are of pictures only.
 */
export function TeaserPicture({ story: { image, location }, place, lead }: TeaserPictureProps) {
  if (image === undefined && (location === undefined || place === 'thumb')) return null;
  return (
    <div className={image && isDrawn(image) ? 'fig' : 'fig fig-news'} aria-hidden="true">
      {image && <PictureImage picture={image} place={place} lead={lead} decorative />}
      {!image && location && <Locator place={location} size="teaser" />}
    </div>
  );
}
