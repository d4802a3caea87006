/**
 * The order of what was found. By relevance: BM25, in which a headline weighs ten times the body, raised for what is fresh.
 * Where very many stories match, the newest and those with the words in front are weighed; the rest follows by date.
 */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findNewestMatches, rankMatches, type Span } from '#lib/edition/queries/search.ts';
import { shownAt } from '#lib/edition/story-id.ts';

/**
 * Up to so many matches are weighed word by word. BM25 has to go through all that the index has of each word to know how
 * rare it is: where more stories match, the words are common ones, and where they stand says enough.
 */
const FEW = 4000;
/** Of so many the newest are weighed, and the newest in which it stands in front, as far back as so many matches go. */
const NEWEST = 2000;
const IN_FRONT = 1000;
const LOOKED_AT = 6000;
/** What a place weighs beside the body: as in `rankMatches`. */
const PLACES: readonly [columns: readonly string[], weight: number][] = [
  [['headline'], 10],
  [['standfirst', 'authors', 'topics'], 4],
];

const DAY = 24 * 60 * 60 * 1000;
/** Half of the first raise is gone after a month, half of the second after three years. */
const RAISES = [
  { by: 0.4, halfLife: 30 * DAY },
  { by: 0.6, halfLife: 3 * 365 * DAY },
] as const;
/** Weights are whole numbers, so that a key spells them exactly. */
const STEPS = 1_000_000;

/** A story and its weight; 0 where it was not weighed. */
export interface Weighed {
  id: number;
  weight: number;
}

/** How much more a story counts at `now` (ms) for being fresh: 1 to 2. The day of `now` counts, so that pages fit together. */
function freshness(id: number, now: number): number {
  const age = Math.max(0, Math.floor(now / DAY) * DAY - shownAt(id));
  return RAISES.reduce((sum, { by, halfLife }) => sum + by * 2 ** (-age / halfLife), 1);
}

export interface OrderOptions {
  /** Ids of all matches, newest first. */
  matches: readonly number[];
  /** What they match; `within`: in these columns alone. */
  express: (within?: readonly string[]) => string;
  span: Span;
  now: number;
}

/** Results in their order: those that were weighed, heaviest first, then the others, newest first. */
export class Order {
  readonly #weighed: readonly Weighed[];
  readonly #matches: readonly number[];
  #others: readonly number[] | undefined;

  /** @param matches ids of all, newest first */
  constructor(matches: readonly number[], weighed: readonly Weighed[] = []) {
    this.#weighed = weighed;
    this.#matches = matches;
    if (weighed.length === 0) this.#others = matches;
  }

  get length(): number {
    return this.#matches.length;
  }

  at(place: number): Weighed | undefined {
    if (place < this.#weighed.length) return this.#weighed[place];
    const id = this.#rest()[place - this.#weighed.length];
    return id === undefined ? undefined : { id, weight: 0 };
  }

  page(from: number, size: number): Weighed[] {
    return Array.from({ length: size }, (_, n) => this.at(from + n)).filter((item) => item !== undefined);
  }

  /** Number of the first result behind the place that a key names; 0 where it names none. */
  placeAfter(key: string | undefined): number {
    const place = placeOf(key);
    if (place === undefined) return 0;
    if (place.weight > 0) return firstWhere(this.#weighed.length, (n) => isBehind(this.#weighed[n], place));
    const others = this.#rest();
    return this.#weighed.length + firstWhere(others.length, (n) => (others[n] ?? 0) < place.id);
  }

  #rest(): readonly number[] {
    if (this.#others === undefined) {
      const weighed = new Set(this.#weighed.map(({ id }) => id));
      this.#others = this.#matches.filter((id) => !weighed.has(id));
    }
    return this.#others;
  }
}

const isBehind = (item: Weighed | undefined, { id, weight }: Weighed): boolean =>
  item === undefined || item.weight < weight || (item.weight === weight && item.id < id);

/** The first of so many numbers for which something is true, that is true of all behind it. */
function firstWhere(count: number, isTrue: (n: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A result's place in an order, for the page that begins behind it. */
export const keyOf = ({ id, weight }: Weighed): string => `${weight.toString(36)}_${id.toString(36)}`;

function placeOf(key: string | undefined): Weighed | undefined {
  const [, weight = '', id = ''] = /^([0-9a-z]{1,9})_(-?[0-9a-z]{1,11})$/.exec(key ?? '') ?? [];
  return id === '' ? undefined : { id: Number.parseInt(id, 36), weight: Number.parseInt(weight, 36) };
}

/** Weights of few matches, by BM25. */
const weighWords = (db: EditionDatabase, { express, span }: OrderOptions): Map<number, number> =>
  new Map(rankMatches(db, { expression: express(), span }).map(({ id, rank }) => [id, -rank]));

/** Weights of the newest of many matches, and of the newest in whose headline it stands, by where it stands. */
function weighPlaces(db: EditionDatabase, { matches, express, span }: OrderOptions): Map<number, number> {
  const weights = new Map(matches.slice(0, NEWEST).map((id) => [id, 1]));
  const near = { ...span, from: matches[LOOKED_AT] ?? span.from };
  for (const [columns, weight] of PLACES)
    for (const id of findNewestMatches(db, { expression: express(columns), span: near, limit: IN_FRONT }))
      weights.set(id, Math.max(weight, weights.get(id) ?? 0));
  return weights;
}

/** The matches by relevance. */
export function orderByRelevance(db: EditionDatabase, options: OrderOptions): Order {
  const { matches, now } = options;
  const weights = matches.length <= FEW ? weighWords(db, options) : weighPlaces(db, options);
  // In a small paper every word is a common one, and ranks are next to nothing: only what they are to each other counts.
  const best = Math.max(...weights.values(), Number.MIN_VALUE);
  // The index was asked for more than was chosen of it.
  const isChosen = (id: number): boolean =>
    matches[firstWhere(matches.length, (n) => (matches[n] ?? 0) <= id)] === id;
  const weighed = [...weights]
    .filter(([id]) => isChosen(id))
    .map(([id, weight]) => ({
      id,
      weight: Math.max(1, Math.round((weight / best) * freshness(id, now) * STEPS)),
    }))
    .sort((one, other) => other.weight - one.weight || other.id - one.id);
  return new Order(matches, weighed);
}
