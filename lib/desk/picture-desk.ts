/**
 * The picture desk: has renditions of pictures made after they are published, one picture at a time, newest first. A picture that
 * fails costs no other. While the machine lacks something, such as room on the disk, none is begun; when `tryAgain` is called,
 * what failed is made before all others.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TellFault } from '#lib/disk/own-file.ts';
import { type Why, whyItFailed } from '#lib/disk/why.ts';
import type { Frame } from '#lib/edition/model.ts';
import type { MadeRenditions } from '#lib/edition/publishing/renditions.ts';
import type { PictureUse } from '#lib/edition/queries/picture-uses.ts';
import { isPhotographic } from '#lib/edition/renditions.ts';
import type { Darkroom } from '#lib/pictures/darkroom.ts';
import type { Developed } from '#lib/pictures/develop-order.ts';
import { clearUnfinished, type FrameFacts, findFrame } from '#lib/pictures/store.ts';
import { ProcessEnded } from '#lib/processes/short-lived.ts';
import { framesByUse } from './picture-needs.ts';

export interface PictureDeskOptions {
  contentDir: string;
  /** Folder of the renditions. */
  renditionsDir: string;
  darkroom: Darkroom;
  usesOf(file: string): PictureUse[];
  publish(made: readonly MadeRenditions[]): void;
  /** How far it is: so many of all that were asked for since it last had nothing to do. */
  onProgress?(done: number, asked: number): void;
  /** Told of each picture that failed. */
  onFailure?(failure: PictureFailure): void;
  /** Told of renditions that were there and cannot be used. */
  tell?: TellFault;
  /** Told, after each picture, that none waits to be tried again. */
  onSettled?(): void;
  /** While false, none is begun: what they would take is better left to stories. */
  hasRoom?(): boolean;
}

export interface PictureFailure {
  /** Below content/media. */
  file: string;
  error: unknown;
  /** Whether it waits for `tryAgain`. If not, it is made when it is saved once more, or after the next start. */
  isTriedAgain: boolean;
}

/** Room is looked for again after so long, in milliseconds. */
const ROOM_AFTER = 1_000;
/** A picture at which the process that develops dies, as it does if memory runs out, is begun so often. */
const TRIES = 4;
/** Of these failures none is the picture's own. */
const OF_MACHINE: ReadonlySet<Why> = new Set(['full', 'busy', 'descriptors']);
/** What was made is published so often while there is more to make, in milliseconds: not every picture by itself. */
const PUBLISHED_EVERY = 2000;

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
  /** Pictures that wait for `tryAgain`. */
  readonly #failed = new Set<string>();
  /** At how many tries of a picture its process died, since it was wanted last. */
  readonly #deaths = new Map<string, number>();
  /** There while the machine lacks something that every picture needs. */
  #lack: PromiseWithResolvers<void> | undefined;

  constructor(options: PictureDeskOptions) {
    this.#options = options;
  }

  /** Has renditions made of these files of content/media, in this order, before all that waits already. */
  want(files: readonly string[]): void {
    const photographs = [...new Set(files)].filter(isPhotographic);
    for (const file of photographs) {
      this.#failed.delete(file);
      this.#deaths.delete(file);
    }
    this.#line(photographs);
  }

  /** What failed is made now, before all that waits already. */
  tryAgain(): void {
    this.#lack?.resolve();
    this.#lack = undefined;
    const failed = [...this.#failed];
    this.#failed.clear();
    this.#line(failed);
  }

  #line(photographs: string[]): void {
    if (photographs.length === 0 || this.#stopped) return;
    const before = this.#waiting.size;
    for (const file of photographs) this.#waiting.add(file);
    this.#asked += this.#waiting.size - before;
    // The last one first, so that the next is at the end; one that waits already is passed over at its old place.
    this.#orders.push(photographs.reverse());
    this.#work ??= this.#run();
  }

  /** Pictures that wait, those that failed among them; the one at work is not counted. */
  get waiting(): number {
    return this.#waiting.size + this.#failed.size;
  }

  /** Pictures that wait for `tryAgain`. */
  get failing(): number {
    return this.#failed.size;
  }

  /** Resolves when nothing waits any more but what failed by itself. */
  async idle(): Promise<void> {
    await this.#work;
  }

  /** No picture is begun any more. */
  stop(): void {
    this.#stopped = true;
    this.#waiting.clear();
    this.#failed.clear();
    this.#lack?.resolve();
    this.#options.darkroom.close();
  }

  #fail(file: string, error: unknown): void {
    if (this.#stopped) return;
    if (error instanceof ProcessEnded) this.#tidy();
    const isOfMachine = OF_MACHINE.has(whyItFailed(error));
    const deaths = (this.#deaths.get(file) ?? 0) + (error instanceof ProcessEnded ? 1 : 0);
    const isTriedAgain = isOfMachine || (error instanceof ProcessEnded && deaths < TRIES);
    if (isTriedAgain) {
      this.#deaths.set(file, deaths);
      this.#failed.add(file);
    } else this.#deaths.delete(file);
    if (isOfMachine) this.#lack ??= Promise.withResolvers();
    this.#options.onFailure?.({ file, error, isTriedAgain });
  }

  /** Takes away what the process had begun: it is the only one that makes renditions, and has ended. */
  #tidy(): void {
    try {
      clearUnfinished(this.#options.renditionsDir);
    } catch {
      // The next start tries it too, and says so.
    }
  }

  async #run(): Promise<void> {
    // After the transaction that asked for it, and what else there was to do.
    await new Promise((resolve) => setImmediate(resolve));
    for (let file = await this.#nextWithRoom(); file !== undefined; file = await this.#nextWithRoom()) {
      try {
        await this.#make(file);
        this.#deaths.delete(file);
      } catch (error) {
        this.#fail(file, error);
      }
      try {
        // Also if this one failed: what was made before it may wait for the end of the line.
        this.#publish();
      } catch (error) {
        this.#fail(file, error);
      }
      if (this.#failed.size === 0 && this.#lack === undefined) this.#options.onSettled?.();
      this.#done += 1;
      if (this.#stopped) return;
      this.#options.onProgress?.(this.#done, this.#asked);
    }
    this.#work = undefined;
    this.#asked = 0;
    this.#done = 0;
  }

  async #nextWithRoom(): Promise<string | undefined> {
    await this.#lack?.promise;
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
    this.#options.publish(this.#made);
    // What could not be published is published with the next one.
    this.#made = [];
    this.#published = elapsed;
  }

  async #make(file: string): Promise<void> {
    const { renditionsDir, usesOf, tell } = this.#options;
    for (const [id, { use, frames }] of framesByUse(usesOf(file))) {
      const facts = new Map<Frame, FrameFacts>();
      for (const frame of frames) {
        const found = findFrame(renditionsDir, file, id, frame, tell);
        if (found) facts.set(frame, found);
      }
      const missing = [...frames].filter((frame) => !facts.has(frame));
      if (missing.length > 0) {
        const developed = await this.#develop(id, use, missing);
        // It changed since it was read: its new version is asked for when that is published.
        if (developed === 'changed' || this.#stopped) return;
        for (const [frame, made] of developed) facts.set(frame, made);
      }
      if (facts.size > 0) this.#enter(id, use, facts);
    }
  }

  #develop(id: string, use: PictureUse, frames: Frame[]): Promise<Developed> {
    const { contentDir, renditionsDir, darkroom } = this.#options;
    const { file, version, focalPoint, credit } = use;
    const mediaDir = join(contentDir, 'media');
    return darkroom.develop({ mediaDir, renditionsDir, file, version, id, focalPoint, credit, frames });
  }

  #enter(id: string, { file, version }: PictureUse, facts: ReadonlyMap<Frame, FrameFacts>): void {
    const colour = [...facts.values()][0]?.colour ?? '#808080';
    // A frame that the picture is too small for has no widths.
    const widths = Object.fromEntries(
      [...facts].flatMap(([frame, made]) => (made.widths.length > 0 ? [[frame, made.widths]] : [])),
    );
    const others = this.#made.filter((made) => made.file !== file || made.id !== id);
    this.#made = [...others, { file, version, id, colour, widths }];
  }
}
