/** What makes one word of the forms that a language gives it. */

/** A word as a text or a reader writes it. */
export interface Written {
  /** Folded (fold.ts), with its ending. */
  folded: string;
  /** As it is written, accents and apostrophes included. */
  run: string;
}

export interface Stemmer {
  /** Stands before its stems in the index, so that a word of one language does not become one of another; often empty. */
  mark: string;
  /** The stem that the index has of a word, folded. */
  stem(word: Written): string;
  /** Stems to look for besides, if a reader asks for this word: of forms whose ending does not say what they belong to. */
  kin?(word: Written): readonly string[];
}

/** Words of which the stem is kept, for each language: news says most of what it says in fewer. */
const KEPT = 20_000;

/** A stemmer's `stem` that works each word out once, and forgets all of them when they are too many. */
export function remembering(stem: Stemmer['stem']): Stemmer['stem'] {
  const known = new Map<string, string>();
  return (word) => {
    let found = known.get(word.run);
    if (found === undefined) {
      found = stem(word);
      if (known.size >= KEPT) known.clear();
      known.set(word.run, found);
    }
    return found;
  };
}
