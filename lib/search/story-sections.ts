/**
 * Section of every story, by id: what facets count, too often to ask the edition. An id belongs to a path and a path to a
 * section, so what is known stays right; ids of new stories are looked up when they are met.
 */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findSectionOf, listSectionsOfStories } from '#lib/edition/queries/search.ts';

/** Stories above which the table is made larger, as a part of its places. */
const FULL = 0.6;

export class StorySections {
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** An open-addressing table: nine bytes a place, where a Map would take fifty. */
  #ids = new Float64Array(1 << 12);
  #sections = new Uint16Array(1 << 12);
  #size = 0;

  /** Reads the sections of all stories. */
  constructor(db: EditionDatabase) {
    for (const { story, section } of listSectionsOfStories(db)) this.#set(story, section);
  }

  /** Slug of a story's section; empty where there is no such story. */
  of(db: EditionDatabase, story: number): string {
    const at = this.#find(story);
    if (this.#sections[at] !== 0) return this.#names[(this.#sections[at] ?? 0) - 1] ?? '';
    const section = findSectionOf(db, story) ?? '';
    this.#set(story, section);
    return section;
  }

  /** The story's place, or the free one that it would take. Free places have section 0. */
  #find(story: number): number {
    const places = this.#ids.length;
    let at = Math.abs(story) % places;
    while (this.#sections[at] !== 0 && this.#ids[at] !== story) at = (at + 1) % places;
    return at;
  }

  #set(story: number, section: string): void {
    if (this.#size > this.#ids.length * FULL) this.#grow();
    const at = this.#find(story);
    if (this.#sections[at] === 0) this.#size += 1;
    this.#ids[at] = story;
    this.#sections[at] = this.#numberOf(section);
  }

  #numberOf(section: string): number {
    let number = this.#numbers.get(section);
    if (number === undefined) {
      number = this.#names.push(section);
      this.#numbers.set(section, number);
    }
    return number;
  }

  #grow(): void {
    const [ids, sections] = [this.#ids, this.#sections];
    this.#ids = new Float64Array(ids.length * 2);
    this.#sections = new Uint16Array(ids.length * 2);
    for (const [n, section] of sections.entries()) {
      if (section === 0) continue;
      const at = this.#find(ids[n] ?? 0);
      this.#ids[at] = ids[n] ?? 0;
      this.#sections[at] = section;
    }
  }
}
