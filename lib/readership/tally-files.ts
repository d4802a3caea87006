/** The tallies of a machine's web processes: each keeps its own file, and reads those of the others. */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOwnFile, type TellFault } from '#lib/disk/own-file.ts';
import { type Hours, readHours } from './tally.ts';

/** A file that nobody has written for so long counts no more (ms). */
const FORGOTTEN = 48 * 60 * 60 * 1000;

interface Known {
  mtimeMs: number;
  hours: Hours;
}

export class TallyFiles {
  readonly #dir: string;
  readonly #own: string;
  readonly #known = new Map<string, Known>();
  readonly #tell: TellFault;

  /** @param name of this process's file: the same after a restart, and no other process's */
  constructor(dir: string, name: string, tell: TellFault) {
    this.#dir = dir;
    this.#own = `${name}.json`;
    this.#tell = tell;
  }

  /** What this process had counted when it last kept it; nothing where that cannot be read. */
  readOwn(): Hours {
    return this.#read(this.#own) ?? new Map();
  }

  /** Keeps this process's tally: written beside the file and put in its place, so that it is never half there. */
  keep(text: string): void {
    mkdirSync(this.#dir, { recursive: true });
    const draft = join(this.#dir, `${this.#own}.new`);
    writeFileSync(draft, text);
    renameSync(draft, join(this.#dir, this.#own));
  }

  /** What the other processes have counted, as they last kept it; `now` in ms of the machine's clock. */
  readOthers(now: number): Hours[] {
    let names: string[];
    try {
      names = readdirSync(this.#dir);
    } catch {
      return [];
    }
    const others = names.filter((name) => name.endsWith('.json') && name !== this.#own);
    return others.flatMap((name) => {
      const file = join(this.#dir, name);
      const mtimeMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now;
      if (now - mtimeMs > FORGOTTEN) {
        rmSync(file, { force: true });
        this.#known.delete(name);
        return [];
      }
      const known = this.#known.get(name);
      if (known?.mtimeMs === mtimeMs) return [known.hours];
      const hours = this.#read(name) ?? new Map();
      this.#known.set(name, { mtimeMs, hours });
      return [hours];
    });
  }

  #read(name: string): Hours | undefined {
    return readOwnFile({
      file: join(this.#dir, name),
      parse: readHours,
      instead: 'What it counted of the last day is left out.',
      tell: this.#tell,
    });
  }
}
