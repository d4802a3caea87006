/**
 * A page's words kept once for all pages: headers that are the same on nearly every page, and tags of lists and stories that many
 * pages name. What comes from another process, or was cut out of a longer text, has its own copy of each.
 */
import type { FinishedPage } from './page.ts';

/** Texts and sets of headers that are known: those of the pages that came last. */
const TEXTS = 8_192;
const HEADERS = 64;

/** One of many that are the same; the oldest are forgotten, so that what no page names any more is not kept for ever. */
class Alike<Kept> {
  readonly #most: number;
  readonly #known = new Map<string, Kept>();

  constructor(most: number) {
    this.#most = most;
  }

  get(name: string, make: (name: string) => Kept): Kept {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    // A text of its own: one that was cut out of another keeps all of that.
    const own = Buffer.from(name, 'utf8').toString('utf8');
    const made = make(own);
    this.#known.set(own, made);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= this.#most) break;
      this.#known.delete(oldest);
    }
    return made;
  }
}

const texts = new Alike<string>(TEXTS);
const sameText = (text: string): string => texts.get(text, (own) => own);

const heads = new Alike<FinishedPage['headers']>(HEADERS);
const sameHeaders = (headers: FinishedPage['headers']): FinishedPage['headers'] =>
  heads.get(JSON.stringify(headers), (text) => Object.freeze(JSON.parse(text)));

/** The same page, of which headers, tags and names of pieces are those of other pages where they are alike. */
export function thriftyPage(page: FinishedPage): FinishedPage {
  const { headers, tags, spliced } = page;
  return {
    ...page,
    headers: sameHeaders(headers),
    tags: new Set([...tags].map(sameText)),
    ...(spliced && {
      spliced: {
        ...spliced,
        cuts: spliced.cuts.map((cut) => ({ ...cut, key: sameText(cut.key), hash: sameText(cut.hash) })),
      },
    }),
  };
}
