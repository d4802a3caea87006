import type { Picture as PictureFile } from '#lib/edition/model.ts';
import { mediaPath } from '#lib/routes.ts';
import { focalPoint } from './focal-point.ts';

interface PictureProps {
  picture: PictureFile;
  /** The picture that a page opens with is fetched first; every other one when it comes near. */
  lead?: boolean | undefined;
  /** True where the words beside it say the same: a teaser's picture. */
  decorative?: boolean | undefined;
}

export const Picture = ({ picture, lead = false, decorative = false }: PictureProps) => (
  // biome-ignore lint/performance/noImgElement: next/image writes inline styles, which the content security policy forbids
  <img
    src={mediaPath(picture.file, picture.version)}
    width={picture.width}
    height={picture.height}
    alt={decorative ? '' : picture.alt}
    loading={lead ? undefined : 'lazy'}
    fetchPriority={lead ? 'high' : undefined}
    decoding="async"
    {...focalPoint(picture.focalPoint)}
  />
);
