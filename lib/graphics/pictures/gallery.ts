/** Specs in one folder, drawn files in another: what is stale, and bringing it up to date. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPicture } from './draw-picture.ts';
import { readSpec } from './read-spec.ts';

export interface Gallery {
  /** Folder of `<name>.yml`. */
  specs: string;
  /** Folder of `<name>.svg`. */
  drawings: string;
  /** Puts the face of its large type into a drawing. */
  withFace: (svg: string) => Promise<string>;
}

export type Change = { file: string; change: 'drawn' | 'removed' };

export interface Review {
  /** What differs between specs and drawings. */
  stale: Change[];
  /** `content/graphics/baghdad.yml:3 bbox: needs …`. */
  faults: string[];
  /** Names without room on a map: worth a look, no fault. */
  notices: string[];
  pictures: number;
}

/** A drawing larger than this is a fault. */
const MOST_BYTES = 60 * 1024;

const namesIn = (folder: string, ending: string): string[] => {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(ending))
      .sort();
  } catch {
    return [];
  }
};

const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/** Reads every spec, draws it and compares; with `write`, makes the drawings what the specs say. Faulty specs keep their file. */
export async function reviewGallery(
  { specs, drawings, withFace }: Gallery,
  { write }: { write: boolean },
): Promise<Review> {
  const review: Review = { stale: [], faults: [], notices: [], pictures: 0 };
  const wanted = new Set<string>();
  if (write) mkdirSync(drawings, { recursive: true });
  for (const file of namesIn(specs, '.yml')) {
    const path = join(specs, file);
    const drawing = file.replace(/\.yml$/, '.svg');
    wanted.add(drawing);
    const spec = readSpec(readFileSync(path, 'utf8'));
    if ('faults' in spec) {
      review.faults.push(
        ...spec.faults.map(
          ({ line, field, message }) =>
            `${path}${line ? `:${line}` : ''} ${field ? `${field} ` : ''}${message}`,
        ),
      );
      continue;
    }
    const { svg: drawn, left } = drawPicture(spec);
    const svg = await withFace(drawn);
    review.pictures++;
    if (Buffer.byteLength(svg) > MOST_BYTES)
      review.faults.push(
        `${path} makes a drawing of ${Math.ceil(svg.length / 1024)} KB; show less (at most 60 KB)`,
      );
    if (left.length > 0) review.notices.push(`${path}: no room for ${left.join(', ')}`);
    if (readIfThere(join(drawings, drawing)) === svg) continue;
    review.stale.push({ file: drawing, change: 'drawn' });
    if (write) writeFileSync(join(drawings, drawing), svg);
  }
  for (const file of namesIn(drawings, '.svg')) {
    if (wanted.has(file)) continue;
    review.stale.push({ file, change: 'removed' });
    if (write) rmSync(join(drawings, file));
  }
  return review;
}
