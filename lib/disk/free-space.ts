/**
 * Watches the free space where we write. On a full disk nothing is lost, but nothing new is published: so an operator is warned in
 * time, and work that can wait does.
 */
import { statfs } from 'node:fs/promises';

/** `ample`; `low`: an operator should make room; `scarce`: work that can be done later waits. */
export type SpaceState = 'ample' | 'low' | 'scarce';

export interface Space {
  /** Bytes that an ordinary user may still write; undefined if the system does not say. */
  free: number | undefined;
  state: SpaceState;
}

/** The part of `statfs` that is used. */
interface FileSystem {
  bavail: number;
  bsize: number;
  files: number;
  ffree: number;
}

export interface SpaceOptions {
  folder: string;
  /** Below this many bytes space is low; below a quarter of them it is scarce. */
  enough: number;
  /** Called when the state has changed. */
  onChange?(space: Space): void;
  statfs?: (folder: string) => Promise<FileSystem>;
  every?: number;
}

/** How often it looks, in milliseconds. */
const EVERY = 30_000;
/** While space is scarce, because work is waiting for it. */
const SOON = 2_000;
/** Space is low if fewer files than this can still be made. A file system that does not count files reports 0 of 0. */
const FEW_FILES = 1_000;

export class SpaceWatch {
  readonly #options: SpaceOptions;
  #space: Space = { free: undefined, state: 'ample' };
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(options: SpaceOptions) {
    this.#options = options;
  }

  get space(): Space {
    return this.#space;
  }

  /** Looks now, and goes on looking. */
  async start(): Promise<void> {
    await this.look();
    if (this.#isStopped) return;
    const every = this.#options.every ?? EVERY;
    const wait = this.#space.state === 'scarce' ? Math.min(SOON, every) : every;
    this.#timer = setTimeout(() => void this.start(), wait);
    this.#timer.unref();
  }

  async look(): Promise<void> {
    const found = await this.#measure();
    const changed = found.state !== this.#space.state;
    this.#space = found;
    if (changed) this.#options.onChange?.(found);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  async #measure(): Promise<Space> {
    const { folder, enough } = this.#options;
    try {
      const { bavail, bsize, files, ffree } = await (this.#options.statfs ?? statfs)(folder);
      const free = bavail * bsize;
      const isFew = files > 0 && ffree < FEW_FILES;
      if (free < enough / 4 || (isFew && ffree < FEW_FILES / 4)) return { free, state: 'scarce' };
      return { free, state: free < enough || isFew ? 'low' : 'ample' };
    } catch {
      // The folder is gone, or the system cannot tell. Whoever writes there will notice.
      return { free: undefined, state: 'ample' };
    }
  }
}
