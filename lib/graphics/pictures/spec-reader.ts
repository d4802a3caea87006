/** A spec's fields one by one, each checked; what is wrong is noted with its field and its remedy, and reading goes on. */

export interface SpecProblem {
  /** `place.lat`, `rows[3]`; empty for the file as a whole. */
  field: string;
  message: string;
}

export class SpecReader {
  readonly problems: SpecProblem[] = [];

  note(field: string, message: string): void {
    this.problems.push({ field, message });
  }

  text(value: unknown, field: string, longest = 160): string {
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string' || value.trim() === '') {
      this.note(field, 'is missing; write a text');
      return '';
    }
    if (value.length > longest) this.note(field, `has ${value.length} characters; shorten it to ${longest}`);
    return value.trim();
  }

  optionalText(value: unknown, field: string, longest?: number): string | undefined {
    return value === undefined || value === null ? undefined : this.text(value, field, longest);
  }

  number(value: unknown, field: string, [least, most] = [-Infinity, Infinity]): number {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      this.note(field, `is ${JSON.stringify(value) ?? 'missing'}; write a number`);
      return 0;
    }
    if (value < least || value > most)
      this.note(field, `is ${value}; it must lie between ${least} and ${most}`);
    return value;
  }

  latitude = (value: unknown, field: string): number => this.number(value, field, [-90, 90]);
  longitude = (value: unknown, field: string): number => this.number(value, field, [-180, 180]);

  /** A list, each item read by `read`; absent is empty unless `least` says otherwise. */
  list<Item>(
    value: unknown,
    field: string,
    read: (item: unknown, field: string) => Item,
    { least = 0, most = 100, example = '' } = {},
  ): Item[] {
    const items = value === undefined || value === null ? [] : value;
    if (!Array.isArray(items)) {
      this.note(field, `must be a list${example && `, as ${example}`}`);
      return [];
    }
    if (items.length < least) this.note(field, `needs at least ${least}${example && `, as ${example}`}`);
    if (items.length > most) this.note(field, `has ${items.length} items; leave at most ${most}`);
    return items.map((item, at) => read(item, `${field}[${at}]`));
  }

  /** A list of exactly two. */
  pair<A, B>(
    value: unknown,
    field: string,
    first: (item: unknown, field: string) => A,
    second: (item: unknown, field: string) => B,
    example: string,
  ): [A, B] | undefined {
    if (Array.isArray(value) && value.length === 2)
      return [first(value[0], `${field}[0]`), second(value[1], `${field}[1]`)];
    this.note(field, `must be a pair, as ${example}`);
    return undefined;
  }

  /** A mapping, with no fields but the known ones. */
  record(value: unknown, field: string, known: readonly string[]): Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.note(field, `must be a mapping with ${known.join(', ')}`);
      return {};
    }
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) {
        this.note(field ? `${field}.${key}` : key, `is not a field; known are ${known.join(', ')}`);
      }
    }
    return { ...value };
  }
}
