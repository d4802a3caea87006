/** The one file of a picture that any program can show: JPEG where it is a photograph. */
import type { Picture } from '#lib/edition/model.ts';
import { siteUrl } from '#lib/env.ts';
import { heightOf } from '#lib/pictures/frames.ts';
import { absoluteMediaUrl, renditionPath } from '#lib/routes.ts';

export interface PictureFile {
  /** Absolute. */
  url: string;
  width: number;
  height: number;
}

/** Wide enough for a reader's column on any screen. */
const USUAL = 1200;

/** The whole picture, not cut: a rendition where there is one, else the picture itself. */
export function pictureFile(picture: Picture): PictureFile {
  const { file, version, width, height, renditions } = picture;
  const widths = renditions?.widths.whole;
  const across = widths?.find((each) => each >= USUAL) ?? widths?.at(-1);
  if (renditions === undefined || across === undefined)
    return { url: absoluteMediaUrl(file, version), width, height };
  const path = renditionPath(file, { id: renditions.id, frame: 'whole', width: across, format: 'jpg' });
  return { url: `${siteUrl()}${path}`, width: across, height: heightOf({ width, height }, 'whole', across) };
}
