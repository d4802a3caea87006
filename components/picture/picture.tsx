import type { Picture as PictureFile } from '#lib/edition/model.ts';
import { heightOf } from '#lib/pictures/frames.ts';
import { mediaPath, renditionPath } from '#lib/routes.ts';
import { focalPoint } from './focal-point.ts';
import { PLACES, type Place } from './places.ts';

interface PictureProps {
  picture: PictureFile;
  /** Where it stands: decides which files a browser is offered. */
  place: Place;
  /** The picture that a page opens with is fetched first; every other one when it comes near. */
  lead?: boolean | undefined;
  /** True where the words beside it say the same: a teaser's picture. */
  decorative?: boolean | undefined;
}

interface Files {
  width: number;
  height: number;
  src: string;
  avif: string;
  webp: string;
  jpeg: string;
  colour: string;
}

/** The renditions of a picture for a place; undefined where there are none. */
function filesFor({ file, width, height, renditions }: PictureFile, place: Place): Files | undefined {
  const { frame, usual } = PLACES[place];
  const widths = renditions?.widths[frame];
  const largest = widths?.at(-1);
  if (renditions === undefined || widths === undefined || largest === undefined) return undefined;
  const path = (format: 'avif' | 'webp' | 'jpg', across: number): string =>
    renditionPath(file, { id: renditions.id, frame, width: across, format });
  const set = (format: 'avif' | 'webp' | 'jpg'): string =>
    widths.map((across) => `${path(format, across)} ${across}w`).join(', ');
  return {
    width: largest,
    height: heightOf({ width, height }, frame, largest),
    src: path('jpg', widths.find((across) => across >= usual) ?? largest),
    avif: set('avif'),
    webp: set('webp'),
    jpeg: set('jpg'),
    colour: renditions.colour,
  };
}

/** A picture in the best format and size that the browser and its window can use, at its place before it arrives. */
export function Picture({ picture, place, lead = false, decorative = false }: PictureProps) {
  const files = filesFor(picture, place);
  // What is fetched late is measured by then: the browser knows its width best.
  const sizes = files && `${lead ? '' : 'auto, '}${PLACES[place].sizes}`;
  const image = (
    // biome-ignore lint/performance/noImgElement: next/image writes inline styles, which the content security policy forbids
    <img
      // Before what it loads: a browser that reads `src` first would fetch at once.
      loading={lead ? undefined : 'lazy'}
      fetchPriority={lead ? 'high' : undefined}
      decoding="async"
      sizes={sizes}
      srcSet={files?.jpeg}
      src={files?.src ?? mediaPath(picture.file, picture.version)}
      width={files?.width ?? picture.width}
      height={files?.height ?? picture.height}
      alt={decorative ? '' : picture.alt}
      data-colour={files?.colour}
      {...(files ? {} : focalPoint(picture.focalPoint))}
    />
  );
  if (files === undefined) return image;
  return (
    <picture>
      <source type="image/avif" srcSet={files.avif} sizes={sizes} />
      <source type="image/webp" srcSet={files.webp} sizes={sizes} />
      {image}
    </picture>
  );
}
