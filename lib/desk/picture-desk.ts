/** The picture desk: makes renditions of pictures after they are published, one picture at a time, newest first. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TellFault } from '#lib/disk/own-file.ts';
import type { FileReport } from '#lib/edition/batch.ts';
import type { Frame } from '#lib/edition/model.ts';
import type { MadeRenditions } from '#lib/edition/publishing/renditions.ts';
import type { PictureUse } from '#lib/edition/queries/picture-uses.ts';
import { isPhotographic, renditionId } from '#lib/edition/renditions.ts';
import { FRAMES_OF } from '#lib/pictures/frames.ts';
import { type FrameFacts, findFrame, keepFrame } from '#lib/pictures/store.ts';
import { versionOf } from './read-file.ts';

export interface PictureDeskOptions {
  contentDir: string;
  /** Folder of the renditions. */
  renditionsDir: string;
  usesOf(file: string): PictureUse[];
  publish(made: readonly MadeRenditions[]): void;
  /** How far it is: so many of all that were asked for since it last had nothing to do. */
  onProgress?(done: number, asked: number): void;
  /** If it returns a promise, the picture is tried again when that resolves, before all others. */
  onFailure?(file: string, error: unknown): Promise<void> | void;
  /** Told of renditions that were there and cannot be used. */
  tell?: TellFault;
  /** Told of each picture that is done. */
  onDone?(): void;
  /** While false, none is begun: what they would take is better left to stories. */
  hasRoom?(): boolean;
}

/** Room is looked for again after so long, in milliseconds. */
const ROOM_AFTER = 1_000;
/** What was made is published so often while there is more to make, in milliseconds: not every picture by itself. */
const PUBLISHED_EVERY = 2000;

/** Uses that differ in role alone share their renditions. */
function framesByUse(uses: readonly PictureUse[]): Map<string, { use: PictureUse; frames: Set<Frame> }> {
  const needs = new Map<string, { use: PictureUse; frames: Set<Frame> }>();
  for (const use of uses) {
    const id = renditionId(use);
    const need = needs.get(id) ?? { use, frames: new Set() };
    for (const frame of FRAMES_OF[use.role]) need.frames.add(frame);
    needs.set(id, need);
  }
  return needs;
}

export class PictureDesk {
  readonly #options: PictureDeskOptions;
  readonly #waiting = new Set<string>();
  /** What was wanted, each time in reverse: the end of the last is next. */
  readonly #orders: string[][] = [];
  #made: MadeRenditions[] = [];
  #published = 0;
  #asked = 0;
  #done = 0;
  #stopped = false;
  #work: Promise<void> | undefined;

  constructor(options: PictureDeskOptions) {
    this.#options = options;
  }

  /** Has renditions made of these files of content/media, in this order, before all that waits already. */
  want(files: readonly string[]): void {
    const photographs = [...new Set(files)].filter(isPhotographic);
    if (photographs.length === 0) return;
    const before = this.#waiting.size;
    for (const file of photographs) this.#waiting.add(file);
    this.#asked += this.#waiting.size - before;
    // The last one first, so that the next is at the end; one that waits already is passed over at its old place.
    this.#orders.push(photographs.reverse());
    this.#work ??= this.#run();
  }

  /** Pictures that wait, the one at work not counted. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await this.#work;
  }

  /** No picture is begun any more. */
  stop(): void {
    this.#stopped = true;
    this.#waiting.clear();
  }

  async #run(): Promise<void> {
    // After the transaction that asked for it, and what else there was to do.
    await new Promise((resolve) => setImmediate(resolve));
    for (let file = await this.#nextWithRoom(); file !== undefined; file = await this.#nextWithRoom()) {
      try {
        await this.#make(file);
        this.#publish();
        this.#options.onDone?.();
      } catch (error) {
        const again = this.#stopped ? undefined : this.#options.onFailure?.(file, error);
        if (again !== undefined) {
          await again;
          this.#waiting.add(file);
          this.#orders.push([file]);
          continue;
        }
      }
      this.#done += 1;
      if (this.#stopped) return;
      this.#options.onProgress?.(this.#done, this.#asked);
    }
    this.#work = undefined;
    this.#asked = 0;
    this.#done = 0;
  }

  async #nextWithRoom(): Promise<string | undefined> {
    while (this.#waiting.size > 0 && this.#options.hasRoom?.() === false) await pause(ROOM_AFTER);
    return this.#next();
  }

  #next(): string | undefined {
    for (let order = this.#orders.at(-1); order !== undefined; order = this.#orders.at(-1)) {
      const file = order.pop();
      if (file === undefined) this.#orders.pop();
      else if (this.#waiting.delete(file)) return file;
    }
    return undefined;
  }

  #publish(): void {
    const elapsed = performance.now();
    if (this.#made.length === 0) return;
    if (this.#waiting.size > 0 && elapsed - this.#published < PUBLISHED_EVERY) return;
    this.#published = elapsed;
    this.#options.publish(this.#made);
    // What could not be published is published with the next one.
    this.#made = [];
  }

  async #make(file: string): Promise<void> {
    const { contentDir, renditionsDir, usesOf, tell } = this.#options;
    let bytes: Buffer | undefined;
    for (const [id, { use, frames }] of framesByUse(usesOf(file))) {
      const facts = new Map<Frame, FrameFacts>();
      for (const frame of frames) {
        const found = findFrame(renditionsDir, file, id, frame, tell);
        if (found) facts.set(frame, found);
      }
      const missing = [...frames].filter((frame) => !facts.has(frame));
      if (missing.length > 0) {
        bytes ??= await readFile(join(contentDir, 'media', file));
        // It changed since it was read: its new version is asked for when that is published.
        if (versionOf(bytes) !== use.version) return;
        for (const [frame, made] of await this.#develop(bytes, id, use, missing)) facts.set(frame, made);
      }
      if (facts.size > 0) this.#enter(id, use, facts);
    }
  }

  async #develop(
    bytes: Buffer,
    id: string,
    use: PictureUse,
    frames: Frame[],
  ): Promise<Map<Frame, FrameFacts>> {
    const { focalPoint, credit, file } = use;
    const facts = new Map<Frame, FrameFacts>();
    // Most days nothing is developed, and the library takes 30 MB.
    const { expose, meanColour, printFrame } = await import('#lib/pictures/develop.ts');
    const negative = await expose(bytes, { focalPoint, credit, frames });
    if (negative === undefined) return facts;
    const colour = await meanColour(negative);
    for (const frame of frames) {
      if (this.#stopped) break;
      const print = (folder: string): Promise<number[]> => printFrame(negative, frame, folder);
      facts.set(frame, await keepFrame(this.#options.renditionsDir, { file, id, frame, colour }, print));
    }
    return facts;
  }

  #enter(id: string, { file, version }: PictureUse, facts: ReadonlyMap<Frame, FrameFacts>): void {
    const colour = [...facts.values()][0]?.colour ?? '#808080';
    // A frame that the picture is too small for has no widths.
    const widths = Object.fromEntries(
      [...facts].flatMap(([frame, made]) => (made.widths.length > 0 ? [[frame, made.widths]] : [])),
    );
    this.#made.push({ file, version, id, colour, widths });
  }
}

/** Media files that reports are about, or show: their renditions may have to be made. */
export function picturesOf(reports: readonly FileReport[]): string[] {
  return reports.flatMap(({ record }) => {
    if (record === undefined) return [];
    if (record.type === 'media') return [record.file];
    const image = 'image' in record && record.image ? [record.image.file] : [];
    const inText = 'media' in record ? Object.values(record.media) : [];
    return [...image, ...inText];
  });
}
