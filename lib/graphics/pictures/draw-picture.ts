/** From a spec to the text of its SVG file. */
import { drawBarPicture, drawLinePicture } from './chart-picture.ts';
import { type Sheet, standalone } from './frame.ts';
import { drawGlobePicture } from './globe-picture.ts';
import { drawHemicycle } from './hemicycle-picture.ts';
import { drawLocator } from './locator-picture.ts';
import type { PictureSpec } from './spec.ts';
import { drawNumber, drawPoster } from './type-pictures.ts';

function drawSheet(spec: PictureSpec): { sheet: Sheet; left: string[] } {
  switch (spec.type) {
    case 'locator':
      return drawLocator(spec);
    case 'globe':
      return drawGlobePicture(spec);
    case 'bar':
      return drawBarPicture(spec);
    case 'line':
      return drawLinePicture(spec);
    case 'number':
      return drawNumber(spec);
    case 'poster':
      return drawPoster(spec);
    case 'hemicycle':
      return drawHemicycle(spec);
  }
}

/** The file's text, always the same for the same spec, and the names that found no room on a map. */
export function drawPicture(spec: PictureSpec): { svg: string; left: string[] } {
  const { sheet, left } = drawSheet(spec);
  return { svg: standalone(sheet), left };
}
