/** A picture of the front matter as the edition keeps it. */
import type { Picture } from 'contentlayer/generated';
import type { PictureRecord } from '#lib/edition/batch.ts';
import { mediaFile } from '#lib/markdown/safe-url.ts';
import type { FieldPath } from '../fault.ts';
import type { Need } from '../needs.ts';

export function pictureRecord(picture: Picture | undefined | null): PictureRecord | undefined {
  const file = picture ? mediaFile(picture.src) : undefined;
  if (!picture || file === undefined) return undefined;
  const [x, y] = picture.focalPoint ?? [];
  return {
    file,
    alt: picture.alt,
    caption: picture.caption ?? undefined,
    credit: picture.credit,
    focalPoint: x === undefined || y === undefined ? undefined : [x, y],
  };
}

export function pictureNeeds(picture: Picture | undefined | null, field: FieldPath): Need[] {
  const file = picture ? mediaFile(picture.src) : undefined;
  return file === undefined ? [] : [{ kind: 'media', name: file, field: [...field, 'src'] }];
}
