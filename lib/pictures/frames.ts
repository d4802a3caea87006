/** The sizes in which pages show a picture: its frames, their widths, and what is cut away. Pure. */
import type { Frame, Picture } from '#lib/edition/model.ts';
import type { PictureRole } from '#lib/edition/queries/picture-uses.ts';

/** Ratio of width to height; a whole picture has its own. */
const RATIOS: Record<Frame, number | undefined> = {
  whole: undefined,
  '3x2': 3 / 2,
  square: 1,
  'share-16x9': 16 / 9,
  'share-4x3': 4 / 3,
  'share-1x1': 1,
};

/** Widths in pixels: what the layout's columns take on screens of one, two and three pixels to a point. */
const WIDTHS: Record<Frame, readonly number[]> = {
  whole: [400, 640, 840, 1200, 1680],
  '3x2': [160, 320, 480, 640, 960, 1280],
  square: [120, 240, 400],
  // Search engines ask for at least 1200 px.
  'share-16x9': [1200],
  'share-4x3': [1200],
  'share-1x1': [1200],
};

const SHARED: readonly Frame[] = ['share-16x9', 'share-4x3', 'share-1x1'];

/** Frames that each use of a picture takes. */
export const FRAMES_OF: Record<PictureRole, readonly Frame[]> = {
  lead: ['whole', '3x2', ...SHARED],
  portrait: ['square'],
  body: ['whole'],
};

/** File formats of a frame. Networks and search engines get JPEG only. */
export const formatsOf = (frame: Frame): readonly ('avif' | 'webp' | 'jpg')[] =>
  SHARED.includes(frame) ? ['jpg'] : ['avif', 'webp', 'jpg'];

export interface Size {
  width: number;
  height: number;
}

export interface Crop extends Size {
  left: number;
  top: number;
}

/** The largest part of a picture that has a frame's ratio. */
export function cropOf(size: Size, frame: Frame, focalPoint: Picture['focalPoint']): Crop {
  const ratio = RATIOS[frame];
  return ratio === undefined
    ? { left: 0, top: 0, width: size.width, height: size.height }
    : cropTo(size, ratio, focalPoint);
}

/** The largest part of a picture that has this ratio, centred on the focal point as far as the edges allow. */
export function cropTo({ width, height }: Size, ratio: number, focalPoint: Picture['focalPoint']): Crop {
  const across = Math.max(1, Math.min(width, Math.round(height * ratio)));
  const down = Math.max(1, Math.min(height, Math.round(width / ratio)));
  const [x, y] = focalPoint ?? [0.5, 0.5];
  const place = (whole: number, part: number, at: number): number =>
    Math.round(Math.min(whole - part, Math.max(0, at * whole - part / 2)));
  return { left: place(width, across, x), top: place(height, down, y), width: across, height: down };
}

/** Widths in which a frame of a picture is made, ascending. None is larger than the picture. */
export function widthsOf(size: Size, frame: Frame, focalPoint: Picture['focalPoint']): number[] {
  const wanted = WIDTHS[frame];
  const most = cropOf(size, frame, focalPoint).width;
  const widths = wanted.filter((width) => width <= most);
  const largest = wanted.at(-1) ?? most;
  // The picture's own size is the sharpest that there is, even if it lies between two steps.
  if (most < largest && most > (widths.at(-1) ?? 0) * 1.1) widths.push(most);
  return widths;
}

/** Height in pixels of a frame that is `width` wide. */
export const heightOf = (size: Size, frame: Frame, width: number): number =>
  Math.max(1, Math.round(width / (RATIOS[frame] ?? size.width / size.height)));
