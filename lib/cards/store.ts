/** Share cards on the disk, named by what they show and drawn when somebody asks. All of it can be deleted. */
import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Turn } from '#lib/admission/fair-queue.ts';
import type { TellFault } from '#lib/disk/own-file.ts';
import type { CardShape } from '#lib/routes.ts';
import { type Card, shapeDigest } from './subject.ts';

/** Draws a card as PNG when its turn comes; undefined if it shows nothing. */
export type Draw = (card: Card, shape: CardShape, turn: Turn) => Promise<Buffer | undefined>;

export interface CardStoreOptions {
  draw: Draw;
  /** Folder of the cards. */
  folder: string;
  /** How many cards are kept, at most. The oldest are removed. A card has about 40 KB. */
  limit?: number;
  /** Called for cards that cannot be used or kept. */
  tell?: TellFault;
}

const OWN_TURN: Turn = { kind: 'page', asker: 'own', isUnbounded: true };
/** After this many new cards the oldest are removed. */
const PRUNED_EVERY = 200;

const BEGINNING = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const END = Buffer.from('IEND');

/** True if a PNG has its beginning and its end. A power cut may leave an incomplete file. */
const isWhole = (png: Buffer): boolean =>
  png.subarray(0, 8).equals(BEGINNING) && png.subarray(-8, -4).equals(END);

export class CardStore {
  readonly #folder: string;
  readonly #limit: number;
  readonly #drawing = new Map<string, Promise<Buffer | undefined>>();
  readonly #make: Draw;
  readonly #tell: TellFault;
  #drawn = 0;

  constructor({ draw, folder, limit = 5000, tell = () => {} }: CardStoreOptions) {
    this.#tell = tell;
    this.#folder = folder;
    this.#limit = limit;
    this.#make = draw;
  }

  /**
   * The card as PNG, and a name for what it shows; undefined if it shows nothing (a picture alone, which cannot be drawn).
   *
   * @throws TooBusy if too many wait; what `draw` throws
   */
  async obtain(
    card: Card,
    shape: CardShape,
    turn: Turn = OWN_TURN,
  ): Promise<{ name: string; png: Buffer } | undefined> {
    const name = `${shapeDigest(card, shape)}-${shape}`;
    const file = join(this.#folder, `${name}.png`);
    const kept = await this.#find(file);
    if (kept !== undefined) return { name, png: kept };
    const under = this.#drawing.get(name);
    // It is drawn even if the first to ask has left, because others may be waiting for it.
    const { signal: _, ...own } = turn;
    const work = under ?? this.#draw(card, shape, file, own).finally(() => this.#drawing.delete(name));
    this.#drawing.set(name, work);
    const png = await work;
    return png && { name, png };
  }

  /** A card from the disk, if it is complete. */
  async #find(file: string): Promise<Buffer | undefined> {
    const png = await readFile(file).catch(() => undefined);
    if (png === undefined || isWhole(png)) return png;
    const reason = 'it is cut short or garbled';
    this.#tell(`${file} cannot be used (${reason}). The card is drawn anew.`, { file, reason });
    return undefined;
  }

  async #draw(card: Card, shape: CardShape, file: string, turn: Turn): Promise<Buffer | undefined> {
    const png = await this.#make(card, shape, turn);
    if (png !== undefined) await this.#keep(file, png);
    return png;
  }

  /** Keeps a card. If that fails, for example because the disk is full, the card is still sent. */
  async #keep(file: string, png: Buffer): Promise<void> {
    const making = `${file}.${randomUUID()}`;
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(making, png);
      await rename(making, file);
      this.#drawn += 1;
      if (this.#drawn % PRUNED_EVERY === 0) await this.prune();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const sentence = `Cards cannot be kept in ${this.#folder} (${reason}). They are drawn each time.`;
      this.#tell(sentence, { file: this.#folder, reason });
      await rm(making, { force: true }).catch(() => {});
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
