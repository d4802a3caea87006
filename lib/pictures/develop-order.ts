/** An order of the picture desk: make the renditions of one picture in some frames. */
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Picture } from '#lib/edition/model.ts';
import { expose, meanColour, printFrame } from './develop.ts';
import { type FrameFacts, keepFrame } from './store.ts';

export interface DevelopOrder {
  /** Folder of the pictures. */
  mediaDir: string;
  renditionsDir: string;
  /** Below `mediaDir`. */
  file: string;
  /** Beginning of the SHA-256 of the file that was published. */
  version: string;
  /** Of the renditions. */
  id: string;
  focalPoint: Picture['focalPoint'];
  credit: string | undefined;
  frames: readonly Frame[];
}

/** What was made; `changed` if the file was replaced meanwhile. */
export type Developed = 'changed' | [frame: Frame, facts: FrameFacts][];

/**
 * Makes the frames one after the other. Each is put in its place as a whole before the next is begun.
 *
 * @param tidy called after each file, when its memory can be freed
 */
export async function develop(order: DevelopOrder, tidy: () => void = () => {}): Promise<Developed> {
  const { mediaDir, renditionsDir, file, version, id, focalPoint, credit, frames } = order;
  const bytes = await readFile(join(mediaDir, file));
  if (!hash('sha256', bytes).startsWith(version)) return 'changed';
  const negative = await expose(bytes, { focalPoint, credit, frames });
  if (negative === undefined) return [];
  const colour = await meanColour(negative);
  const made: [Frame, FrameFacts][] = [];
  for (const frame of frames) {
    const print = (folder: string): Promise<number[]> => printFrame(negative, frame, folder, tidy);
    made.push([frame, await keepFrame(renditionsDir, { file, id, frame, colour }, print)]);
  }
  return made;
}
