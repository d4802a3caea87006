/** Anchors for headings, in any script. */

/** Letters, marks and digits of the text in lower case, joined by hyphens; `section` where there are none. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'section' : slug;
}

/** Gives out ids, each once: a second `background` becomes `background-2`. */
export class IdRegister {
  readonly #taken = new Set<string>();
  readonly #last = new Map<string, number>();

  /** `wanted`, or `wanted-2` and so on where that is taken. */
  take(wanted: string): string {
    let number = this.#last.get(wanted) ?? 1;
    let id = number === 1 ? wanted : `${wanted}-${number}`;
    while (this.#taken.has(id)) {
      number += 1;
      id = `${wanted}-${number}`;
    }
    this.#last.set(wanted, number);
    this.#taken.add(id);
    return id;
  }
}
