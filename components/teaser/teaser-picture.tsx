import { Locator } from '#components/picture/locator.tsx';
import { Picture } from '#components/picture/picture.tsx';
import type { Teaser } from '#lib/edition/model.ts';

type Pictured = Pick<Teaser, 'image' | 'location'>;

interface TeaserPictureProps {
  story: Pictured;
  /** 3:2 for news, 1:1 for a thumbnail. */
  shape?: 'news' | 'square' | undefined;
  lead?: boolean | undefined;
}

/** True where a story has something to show large: a picture, or a place to draw. */
export const hasPicture = ({ image, location }: Pictured): boolean =>
  image !== undefined || location !== undefined;

/**
 * A story's picture, or the map of its place. Only words for those who cannot see it: the headline beside it is the
 * link. A map weighs some 10 KB of markup, so thumbnails are of pictures only.
 */
export function TeaserPicture({ story: { image, location }, shape = 'news', lead }: TeaserPictureProps) {
  if (image === undefined && (location === undefined || shape === 'square')) return null;
  return (
    <div className={`fig fig-${shape}`} aria-hidden="true">
      {image && <Picture picture={image} lead={lead} decorative />}
      {!image && location && <Locator place={location} size="teaser" />}
    </div>
  );
}
