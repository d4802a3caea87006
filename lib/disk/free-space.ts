/**
 * How much room there is where we write. A disk that is full loses nothing, but nothing new is published: an operator hears of it
 * while there is still time, and what can wait does.
 */
import { statfs } from 'node:fs/promises';

/** `ample`; `low`: an operator should see to it; `scarce`: what can be made later waits. */
export type SpaceState = 'ample' | 'low' | 'scarce';

export interface Space {
  /** Bytes that an ordinary user may still write; undefined if the system does not say. */
  free: number | undefined;
  state: SpaceState;
}

/** What `statfs` says, as far as it is looked at. */
interface FileSystem {
  bavail: number;
  bsize: number;
  files: number;
  ffree: number;
}

export interface SpaceOptions {
  folder: string;
  /** Bytes below which room is low; below a quarter of them it is scarce. */
  enough: number;
  /** Told when the state is another one. */
  onChange?(space: Space): void;
  statfs?: (folder: string) => Promise<FileSystem>;
  every?: number;
}

/** Looked at so often, in milliseconds. */
const EVERY = 30_000;
/** As long as room is scarce: who waits for it wants to go on. */
const SOON = 2_000;
/** Files that may still be made, below which room is low; a file system that does not count them says 0 of 0. */
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
      // The folder is gone, or the system does not say: whoever writes there finds out.
      return { free: undefined, state: 'ample' };
    }
  }
}
