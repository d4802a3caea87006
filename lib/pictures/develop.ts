/** Makes renditions of a picture from its bytes. The original is only read. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { Frame, Picture } from '#lib/edition/model.ts';
import { cropOf, formatsOf, heightOf, type Size, widthsOf } from './frames.ts';
import { readRights, rightsPacket } from './rights.ts';

/** Pixels of the largest picture that is decoded. */
const PIXELS = 100_000_000;

/** One thread for one picture: the desk goes on publishing meanwhile. */
sharp.concurrency(1);

const ENCODE: Record<'avif' | 'webp' | 'jpg', (picture: Sharp) => Sharp> = {
  avif: (picture) => picture.avif({ quality: 52, effort: 3 }),
  webp: (picture) => picture.webp({ quality: 74, effort: 4, smartSubsample: true }),
  jpg: (picture) => picture.flatten({ background: '#ffffff' }).jpeg({ quality: 74, mozjpeg: true }),
};

/** A decoded picture, no larger than the frames need that are cut from it. */
export interface Negative {
  pixels: Buffer;
  channels: 1 | 2 | 3 | 4;
  /** Of the pixels. */
  size: Size;
  /** Of the picture itself, upright. */
  original: Size;
  focalPoint: Picture['focalPoint'];
  packet: string | undefined;
}

export interface NegativeOptions {
  focalPoint?: Picture['focalPoint'];
  /** Whom the page credits; otherwise whom the file credits. */
  credit?: string | undefined;
  frames: readonly Frame[];
}

/** How much the picture can be scaled down so that the largest of the frames can still be cut from it. */
function scaleFor(original: Size, { frames, focalPoint }: NegativeOptions): number {
  const scales = frames.map((frame) => {
    const largest = widthsOf(original, frame, focalPoint).at(-1) ?? 1;
    return largest / cropOf(original, frame, focalPoint).width;
  });
  return Math.min(1, Math.max(...scales, 0));
}

/** Decodes a picture once, upright and in sRGB; undefined if it is animated, because animations are not cut. */
export async function expose(bytes: Buffer, options: NegativeOptions): Promise<Negative | undefined> {
  const source = sharp(bytes, { failOn: 'error', limitInputPixels: PIXELS });
  const { autoOrient: original, pages = 1 } = await source.metadata();
  if (pages > 1) return undefined;
  const width = Math.max(1, Math.ceil(original.width * scaleFor(original, options)));
  const { data, info } = await source
    .autoOrient()
    .resize({ width })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const rights = await readRights(bytes);
  return {
    pixels: data,
    channels: info.channels as Negative['channels'], // an 8-bit sRGB picture has no others
    size: { width: info.width, height: info.height },
    original,
    focalPoint: options.focalPoint,
    packet: rightsPacket({ ...rights, credit: options.credit ?? rights.credit }),
  };
}

const open = ({ pixels, size, channels }: Negative): Sharp => sharp(pixels, { raw: { ...size, channels } });

/** `#rrggbb`, the mean of the picture on white. */
export async function meanColour(negative: Negative): Promise<string> {
  const { data } = await open(negative)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize(1, 1, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [red = 0, green = red, blue = red] = data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Writes every width and format of a frame into `folder`, as `640.avif`, and calls `written` after each; returns the widths. */
export async function printFrame(
  negative: Negative,
  frame: Frame,
  folder: string,
  written: () => void = () => {},
): Promise<number[]> {
  const widths = widthsOf(negative.original, frame, negative.focalPoint);
  const crop = cropOf(negative.size, frame, negative.focalPoint);
  await mkdir(folder, { recursive: true });
  for (const width of widths) {
    const size = { width, height: heightOf(negative.original, frame, width) };
    const cut = open(negative)
      .extract(crop)
      .resize({ ...size, fit: 'fill' });
    for (const format of formatsOf(frame)) {
      const picture = ENCODE[format](cut.clone());
      const file = await (negative.packet ? picture.withXmp(negative.packet) : picture).toBuffer();
      await writeFile(join(folder, `${width}.${format}`), file, { flush: true });
      written();
    }
  }
  return widths;
}
