/** Cards on the disk, by what they show; drawn when somebody asks. All of it can be deleted. */
import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FairQueue, type Turn } from '#lib/admission/fair-queue.ts';
import type { CardShape } from '#lib/routes.ts';
import { drawCard } from './draw-card.ts';
import { type Card, cardDigest, plateDigest } from './subject.ts';

export interface CardStoreOptions {
  /** Folder of the cards. */
  folder: string;
  /** Cards kept at the most; the oldest go. About 40 KB each. */
  limit?: number;
  /** Cards that wait to be drawn at the most. */
  waiting?: number;
}

/** Cards that are drawn at a time: each takes a core for a tenth of a second. */
const AT_A_TIME = 2;
/** Cards of one asker that wait. */
const EACH = 8;
const OWN_TURN: Turn = { kind: 'page', asker: 'own', isUnbounded: true };
/** New cards after which the folder is looked through. */
const PRUNED_EVERY = 200;

export class CardStore {
  readonly #folder: string;
  readonly #limit: number;
  readonly #drawing = new Map<string, Promise<Buffer | undefined>>();
  readonly #queue: FairQueue;
  #drawn = 0;

  constructor({ folder, limit = 5000, waiting = 100 }: CardStoreOptions) {
    this.#folder = folder;
    this.#limit = limit;
    this.#queue = new FairQueue({ atOnce: () => AT_A_TIME, waiting, each: EACH });
  }

  /**
   * The card as PNG, and a name for what it shows; undefined if it shows nothing (a picture alone, of a page without one).
   *
   * @throws TooBusy if too many wait; ClientGone
   */
  async obtain(
    card: Card,
    shape: CardShape,
    turn: Turn = OWN_TURN,
  ): Promise<{ name: string; png: Buffer } | undefined> {
    const digest = shape === 'card' ? cardDigest(card) : plateDigest(card);
    const name = `${digest}-${shape}`;
    const file = join(this.#folder, `${name}.png`);
    const kept = await readFile(file).catch(() => undefined);
    if (kept !== undefined) return { name, png: kept };
    const under = this.#drawing.get(name);
    // Others may wait for the same card: it is drawn though whoever asked first has left.
    const { signal: _, ...own } = turn;
    const work =
      under ??
      this.#queue.run(own, () => this.#draw(card, shape, file)).finally(() => this.#drawing.delete(name));
    this.#drawing.set(name, work);
    const png = await work;
    return png && { name, png };
  }

  async #draw(card: Card, shape: CardShape, file: string): Promise<Buffer | undefined> {
    const png = await drawCard(card, shape);
    if (png !== undefined) await this.#keep(file, png);
    return png;
  }

  /** A card that cannot be kept, because the disk is full, is sent all the same. */
  async #keep(file: string, png: Buffer): Promise<void> {
    const making = `${file}.${randomUUID()}`;
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(making, png);
      await rename(making, file);
      this.#drawn += 1;
      if (this.#drawn % PRUNED_EVERY === 0) await this.prune();
    } catch {
      await rm(making, { force: true });
    }
  }

  /** Removes the oldest cards beyond the limit. */
  async prune(): Promise<void> {
    const files = readdirSync(this.#folder).map((name) => {
      const path = join(this.#folder, name);
      return { path, at: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
    });
    const surplus = files.toSorted((a, b) => b.at - a.at).slice(this.#limit);
    await Promise.all(surplus.map(({ path }) => rm(path, { force: true })));
  }
}
