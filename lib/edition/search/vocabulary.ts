/** Counts in how many stories each word stands, for corrections, for completions and for what is worth asking the index. */
import type { EditionDatabase } from '../database.ts';
import type { FoundWord } from './words.ts';

/** Lengths of words that are counted: there is nothing to complete or to correct in others. */
const SHORTEST = 2;
const LONGEST = 32;

interface Entry {
  stories: number;
  /** As texts write it; where they differ, small letters and accents win. */
  shown: string;
  /** The last story that it was counted for. */
  story: number;
}

/** What some stories add to the vocabulary, or take from it. */
export class Tally {
  readonly #entries = new Map<string, Entry>();
  #story = 0;

  /** Counts the words of one story. `texts`: each with the words that were found in it. */
  count(texts: readonly { text: string; words: readonly FoundWord[] }[]): void {
    this.#story += 1;
    const story = this.#story;
    for (const { text, words } of texts) {
      for (const { folded, unspaced, start, end } of words) {
        const known = this.#entries.get(folded);
        if (known?.story === story) continue;
        if (unspaced || folded.length < SHORTEST || folded.length > LONGEST) continue;
        const shown = text.slice(start, end);
        if (known === undefined) {
          this.#entries.set(folded, { stories: 1, shown, story });
          continue;
        }
        known.stories += 1;
        known.story = story;
        if (shown > known.shown) known.shown = shown;
      }
    }
  }

  addTo(db: EditionDatabase): void {
    for (const [word, { stories, shown }] of this.#entries)
      db.run(
        'INSERT INTO search_words (word, stories, shown) VALUES (?, ?, ?) ON CONFLICT (word) DO UPDATE SET stories = stories + excluded.stories, shown = max(shown, excluded.shown)',
        word,
        stories,
        shown,
      );
  }

  subtractFrom(db: EditionDatabase): void {
    for (const [word, { stories }] of this.#entries) {
      db.run('UPDATE search_words SET stories = stories - ? WHERE word = ?', stories, word);
      db.run('DELETE FROM search_words WHERE word = ? AND stories <= 0', word);
    }
  }
}
