/** Keeps waiting messages as files, each from before its first try until it is sent, given up or too old. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Message } from './write-message.ts';
import { writeWhole } from './write-whole.ts';

export interface Spooled {
  message: Message;
  /** When it becomes useless, in ms since 1970. */
  until: number;
}

/** Other processes' files are deleted at this age, in ms: no message lives longer. */
const FORGOTTEN = 25 * 60 * 60_000;

function read(file: string): Spooled | undefined {
  try {
    // Written by `keep`, and whole.
    const { message, until } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Spooled>;
    return message?.to?.address && typeof until === 'number' ? { message, until } : undefined;
  } catch {
    return undefined;
  }
}

const filesOf = (dir: string): string[] => {
  try {
    return readdirSync(dir).map((name) => join(dir, name));
  } catch {
    return [];
  }
};

export class Spool {
  readonly #dir: string;

  /** @param dir absolute folder of this process: the same after a restart, and not shared with another process */
  constructor(dir: string) {
    this.#dir = dir;
  }

  /**
   * Reads the messages that an earlier process left, the oldest first. Files that cannot be read are deleted.
   *
   * @returns with the path of each
   */
  restore(now: number): { left: { file: string; spooled: Spooled }[]; damaged: number } {
    this.#tidy(now);
    let damaged = 0;
    const left = filesOf(this.#dir)
      .sort()
      .flatMap((file) => {
        const spooled = file.endsWith('.json') ? read(file) : undefined;
        if (spooled !== undefined) return [{ file, spooled }];
        // A draft was not a message yet.
        if (!file.endsWith('.part')) damaged += 1;
        rmSync(file, { force: true, recursive: true });
        return [];
      });
    return { left, damaged };
  }

  /** @returns path of the file, which only its owner can read */
  async keep(spooled: Spooled, now: number): Promise<string> {
    mkdirSync(this.#dir, { recursive: true, mode: 0o700 });
    const name = `${String(now).padStart(15, '0')}-${randomBytes(6).toString('hex')}.json`;
    const file = join(this.#dir, name);
    await writeWhole(file, Buffer.from(JSON.stringify(spooled)));
    return file;
  }

  async drop(file: string): Promise<void> {
    await rm(file, { force: true });
  }

  /** Deletes old files of processes with other names, because they contain addresses and codes. */
  #tidy(now: number): void {
    for (const dir of filesOf(dirname(this.#dir))) {
      if (dir === this.#dir) continue;
      for (const file of filesOf(dir)) {
        const mtimeMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now;
        if (now - mtimeMs > FORGOTTEN) rmSync(file, { force: true });
      }
    }
  }
}
