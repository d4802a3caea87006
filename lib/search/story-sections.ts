/**
 * Section of every story, by id: what facets count, too often to ask the edition. An id belongs to a path and a path to a
 * section, so what is known stays right; ids of new stories are looked up when they are met.
 */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findSectionOf, listStoriesOfSections } from '#lib/edition/queries/search.ts';

/** Ids within a second: lib/edition/story-id.ts. */
const SLOTS = 2 ** 20;
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
    for (const { section, stories } of listStoriesOfSections(db))
      for (const story of stories) this.#set(story, section);
  }

  /** Those of the stories that are of a section. */
  choose(db: EditionDatabase, stories: readonly number[], section: string): number[] {
    const number = this.#numberOf(section);
    return stories.filter((story) => this.#of(db, story) === number);
  }

  /** How many of the stories are of each section. */
  count(db: EditionDatabase, stories: readonly number[]): Map<string, number> {
    const counts: number[] = [];
    for (const story of stories) {
      const number = this.#of(db, story);
      counts[number] = (counts[number] ?? 0) + 1;
    }
    // Where no such story is there, its section has no name.
    return new Map(
      this.#names.flatMap((name, n) => (name !== '' && counts[n + 1] ? [[name, counts[n + 1] ?? 0]] : [])),
    );
  }

  /** Number of a story's section, from 1. */
  #of(db: EditionDatabase, story: number): number {
    const known = this.#sections[this.#find(story)] ?? 0;
    if (known !== 0) return known;
    this.#set(story, findSectionOf(db, story) ?? '');
    return this.#sections[this.#find(story)] ?? 0;
  }

  /** The story's place, or the free one that it would take. Free places have section 0. */
  #find(story: number): number {
    const mask = this.#ids.length - 1;
    // An id's second and its place in that second, mixed: whole numbers of 32 bits are quicker than what remains of a division.
    const second = Math.floor(story / SLOTS);
    let at = (Math.imul(second, 0x9e3779b1) ^ (story - second * SLOTS)) & mask;
    while (this.#sections[at] !== 0 && this.#ids[at] !== story) at = (at + 1) & mask;
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
