/**
 * Renditions on the disk: `DATA_DIR/renditions/<picture>/<id>/<frame>/640.avif`. A frame's folder is renamed into its place when it
 * is complete. All of it can be deleted: the desk makes it again.
 */
import { hash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { readOwnFile, type TellFault } from '#lib/disk/own-file.ts';
import type { Frame } from '#lib/edition/model.ts';

export interface FrameFacts {
  /** `#rrggbb` */
  colour: string;
  /** Pixels, ascending. */
  widths: number[];
}

const FACTS = 'facts.json';
const UNFINISHED = '.unfinished-';
const DROPPED = 'dropped';
/** Old renditions are kept this long: a reader may have a page open, or a cache hold one, that names them. */
const KEPT_FOR = 24 * 60 * 60 * 1000;

/** A folder for each picture, so that no address of one leads to a rendition of another. */
const folderOf = (file: string): string => hash('sha256', file).slice(0, 16);

const frameFolder = (root: string, file: string, id: string, frame: string): string =>
  join(root, folderOf(file), id, frame);

/** Path on disk of a rendition, which may not exist. */
export const renditionFile = (
  root: string,
  file: string,
  { id, frame, width, format }: { id: string; frame: string; width: number; format: string },
): string => join(frameFolder(root, file, id, frame), `${width}.${format}`);

/** Path of a photograph as `cleanPicture` made it. */
export const cleanedFile = (root: string, file: string, version: string): string =>
  join(root, folderOf(file), `clean-${version}`, `picture${extname(file).toLowerCase()}`);

/** Writes a file and puts it in its place when it is complete. */
export async function keepFile(path: string, bytes: Buffer): Promise<void> {
  const making = `${path}.${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(making, bytes, { flush: true });
    await rename(making, path);
  } finally {
    await rm(making, { force: true });
  }
}

const isFacts = (value: unknown): value is FrameFacts =>
  typeof value === 'object' &&
  value !== null &&
  'colour' in value &&
  typeof value.colour === 'string' &&
  /^#[0-9a-f]{6}$/.test(value.colour) &&
  'widths' in value &&
  Array.isArray(value.widths) &&
  value.widths.every((width) => Number.isInteger(width) && width > 0);

/** What is on the disk of a frame; undefined if it has to be made. `tell` is called if there is something that is not complete. */
export function findFrame(
  root: string,
  file: string,
  id: string,
  frame: Frame,
  tell: TellFault = () => {},
): FrameFacts | undefined {
  const folder = frameFolder(root, file, id, frame);
  return readOwnFile({
    file: join(folder, FACTS),
    parse(text) {
      const facts: unknown = JSON.parse(text);
      if (!isFacts(facts)) return undefined;
      const there = new Set(readdirSync(folder).map((name) => Number.parseInt(name, 10)));
      if (facts.widths.some((width) => !there.has(width))) throw new Error('renditions beside it are gone');
      return facts;
    },
    instead: `The renditions of media/${file} are made anew.`,
    tell,
  });
}

/** Has `print` make a frame in a temporary folder, which is put in its place when it is complete. */
export async function keepFrame(
  root: string,
  { file, id, frame, colour }: { file: string; id: string; frame: Frame; colour: string },
  print: (folder: string) => Promise<number[]>,
): Promise<FrameFacts> {
  const place = frameFolder(root, file, id, frame);
  const making = join(root, `${UNFINISHED}${randomUUID()}`);
  try {
    await mkdir(making, { recursive: true });
    const facts = { colour, widths: await print(making) };
    writeFileSync(join(making, FACTS), JSON.stringify(facts), { flush: true });
    await mkdir(dirname(place), { recursive: true });
    rmSync(place, { recursive: true, force: true });
    renameSync(making, place);
    return facts;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

const names = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** Removes what was begun but never finished. */
export function clearUnfinished(root: string): void {
  for (const name of names(root))
    if (name.startsWith(UNFINISHED)) rmSync(join(root, name), { recursive: true, force: true });
}

/** True if the folder has been out of use for a day. A file in it marks since when. `now`: ms. */
function isForgotten(folder: string, now: number): boolean {
  const mark = join(folder, DROPPED);
  const since = statSync(mark, { throwIfNoEntry: false })?.mtimeMs;
  if (since === undefined) writeFileSync(mark, '');
  return since !== undefined && since < now - KEPT_FOR;
}

/**
 * Removes renditions that have not been among `kept` for a day; returns how many. `now`: ms of the disk's clock. `onStep` is called
 * for each picture.
 */
export function sweep(
  root: string,
  kept: readonly { file: string; id: string }[],
  now: number,
  onStep?: () => void,
): number {
  const current = new Set(kept.map(({ file, id }) => join(root, folderOf(file), id)));
  let removed = 0;
  for (const picture of names(root)) {
    onStep?.();
    if (picture.startsWith(UNFINISHED)) continue;
    const folders = names(join(root, picture)).map((id) => join(root, picture, id));
    const forgotten = folders.filter((folder) => {
      if (!current.has(folder)) return isForgotten(folder, now);
      rmSync(join(folder, DROPPED), { force: true });
      return false;
    });
    for (const folder of forgotten) rmSync(folder, { recursive: true, force: true });
    if (forgotten.length === folders.length) rmSync(join(root, picture), { recursive: true, force: true });
    removed += forgotten.length;
  }
  return removed;
}
