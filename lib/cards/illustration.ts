/** The picture of a card: a photograph or a drawing of content/media, or a map of the place. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { contentDir } from '#lib/env.ts';
import { locatorMap, MAP_WIDTH } from '#lib/graphics/locator-map.ts';
import { standalone } from '#lib/graphics/pictures/frame.ts';
import { cropTo } from '#lib/pictures/frames.ts';
import type { Card } from './subject.ts';
import { installTypefaces } from './typefaces.ts';

const PIXELS = 100_000_000;

export interface Illustration {
  png: Buffer;
  width: number;
  height: number;
}

interface Box {
  width: number;
  height: number;
}

const finish = async (picture: Sharp): Promise<Illustration> => {
  const { data, info } = await picture.png().toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
};

function drawMap(place: NonNullable<Card['place']>, box: Box): Promise<Illustration> {
  const { children } = locatorMap(place, box);
  const height = Math.round((MAP_WIDTH * box.height) / box.width);
  const elements = children.flatMap((child) => (child.type === 'element' ? [child] : []));
  const drawing = { width: MAP_WIDTH, height, family: 'g-map', title: '', description: '', elements };
  return finish(sharp(Buffer.from(standalone(drawing))).resize(box));
}

/** A drawing is never cut, because it may have words at its edges. A photograph fills the box, centred on its focal point. */
async function show({ file, focalPoint }: NonNullable<Card['picture']>, box: Box): Promise<Illustration> {
  const bytes = await readFile(join(contentDir(), 'media', file));
  if (file.endsWith('.svg')) {
    const { width = box.width } = await sharp(bytes).metadata();
    const density = Math.min(300, Math.max(72, (72 * box.width) / width));
    return finish(sharp(bytes, { density, limitInputPixels: PIXELS }).resize({ ...box, fit: 'inside' }));
  }
  const picture = sharp(bytes, { limitInputPixels: PIXELS });
  const { autoOrient } = await picture.metadata();
  const crop = cropTo(autoOrient, box.width / box.height, focalPoint);
  return finish(picture.autoOrient().extract(crop).resize(box).flatten({ background: '#ffffff' }));
}

/** The card's picture within a box, in pixels; undefined if it has none, or if it cannot be drawn. */
export async function illustrate({ picture, place }: Card, box: Box): Promise<Illustration | undefined> {
  installTypefaces();
  try {
    if (picture) return await show(picture, box);
    return place && (await drawMap(place, box));
  } catch {
    // The desk reports damaged pictures. The page is shared without it.
    return undefined;
  }
}
