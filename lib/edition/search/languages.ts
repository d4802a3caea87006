/** Which stemmer a word gets: by its script, and by the language of the story that it stands in. */
import { arabic } from './stemmers/arabic.ts';
import { english } from './stemmers/english.ts';
import { french } from './stemmers/french.ts';
import { german } from './stemmers/german.ts';
import { hindi } from './stemmers/hindi.ts';
import { persian } from './stemmers/persian.ts';
import { italian, portuguese, spanish } from './stemmers/romance.ts';
import type { Stemmer, Written } from './stemmers/stemmer.ts';
import { turkish } from './stemmers/turkish.ts';
import { urdu } from './stemmers/urdu.ts';
import { type FoundWord, findWords } from './words.ts';

const plain: Stemmer = { mark: '', stem: ({ folded }) => folded };

/** Stemmers of a story's words, by script. */
interface Stemmers {
  latin: Stemmer;
  devanagari: Stemmer;
  arabic: Stemmer;
}

/** Where the language does not say otherwise: what a paper quotes of a script is most often of this language. */
const DEFAULT: Stemmers = { latin: english, devanagari: hindi, arabic };

/** What languages have of their own; others have the defaults. */
const BY_LANGUAGE: ReadonlyMap<string, Partial<Stemmers>> = new Map([
  ['fr', { latin: french }],
  ['it', { latin: italian }],
  ['es', { latin: spanish }],
  ['pt', { latin: portuguese }],
  ['de', { latin: german }],
  ['tr', { latin: turkish }],
  ['ur', { arabic: urdu }],
  ['fa', { arabic: persian }],
  ...['mr', 'ne', 'sa', 'kok', 'mai', 'doi', 'brx'].map((language): [string, Partial<Stemmers>] => [
    language,
    { devanagari: plain },
  ]),
  ...['ps', 'sd', 'ug', 'ckb', 'ku', 'ks', 'pa', 'bal'].map((language): [string, Partial<Stemmers>] => [
    language,
    { arabic: plain },
  ]),
]);

/** One way in which words stand in the index: that of the stories of one language. */
export class WordForms {
  readonly #stemmers: Stemmers;

  /** @param stemmers by script */
  constructor(stemmers: Stemmers) {
    this.#stemmers = stemmers;
  }

  /** The form that the index has of a word of such a story. */
  formOf(word: FoundWord): string {
    if (word.unspaced) return word.folded;
    const stemmer = this.#stemmerOf(word);
    return stemmer === undefined ? word.folded : stemmer.mark + stemmer.stem(word);
  }

  /** Every form by which a reader's word is found in such stories, that of `formOf` first. */
  formsOf(word: FoundWord): string[] {
    const stemmer = word.unspaced ? undefined : this.#stemmerOf(word);
    if (stemmer?.kin === undefined) return [this.formOf(word)];
    const stems = new Set([stemmer.stem(word), ...stemmer.kin(word)]);
    return [...stems].map((stem) => stemmer.mark + stem);
  }

  /** The beginnings that the index's forms of words with this beginning (folded) have, mostly. */
  beginningOf(word: FoundWord): string {
    return (this.#stemmerOf(word)?.mark ?? '') + word.folded;
  }

  #stemmerOf({ folded }: Written): Stemmer | undefined {
    const unit = folded.charCodeAt(0);
    if (unit >= 0x61 && unit < 0x250) return this.#stemmers.latin;
    if (unit >= 0x900 && unit < 0x980) return this.#stemmers.devanagari;
    return unit >= 0x620 && unit < 0x700 ? this.#stemmers.arabic : undefined;
  }
}

/** Those of English stories, and of all languages without a stemmer of their own. */
export const DEFAULT_FORMS = new WordForms(DEFAULT);
const FORMS: ReadonlyMap<string, WordForms> = new Map(
  [...BY_LANGUAGE].map(([language, own]) => [language, new WordForms({ ...DEFAULT, ...own })]),
);

/** How words of stories in a language (BCP 47) stand in the index; the same object for languages that have the same stemmers. */
export const wordFormsOf = (language: string): WordForms =>
  FORMS.get(language.toLowerCase().split('-')[0] ?? '') ?? DEFAULT_FORMS;

/** How words stand in the index of a paper that has stories in these languages: at least one way. */
export const allWordForms = (languages: readonly string[]): WordForms[] => {
  const forms = new Set(languages.map(wordFormsOf));
  return forms.size > 0 ? [...forms] : [DEFAULT_FORMS];
};

/** A text as the index takes it: words with a space between. */
export const indexText = (text: string, forms: WordForms = DEFAULT_FORMS): string =>
  findWords(text)
    .map((word) => forms.formOf(word))
    .join(' ');
