/**
 * Words of a text: runs of letters, marks and digits. Of scripts that put no spaces between words each letter is a word, so
 * that any piece of a text is found as a phrase (docs/decisions/024-search.md).
 */
import { foldWord } from './fold.ts';

/** With its apostrophes and joiners, which are no ends of words: O’Brien, می‌خواهم. */
const RUN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼ\u0640\u200c\u200d]*/gu;
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
const UNSPACED_OR_RUN =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]\p{M}*|[\s\S]/gu;
/** What English is written in, but for its quotation marks: most texts, and quicker to take apart. */
const PLAIN_RUN = /[A-Za-z0-9][A-Za-z0-9'’]*/g;
const PLAIN = /^[\n -~‘-”–—…]*$/;
/** Iran’s is about Iran. */
const POSSESSIVE = /['’ʼ](?:s|S)?$/;
/** French, Italian and Catalan words that lose their vowel before another one: l’homme, dell’arte, quest’anno. */
const ELIDED =
  /^(?:[cdjlmnstv]|qu|jusqu|lorsqu|puisqu|quoiqu|un|gl|all|coll|dall|dell|nell|sull|bell|quell|quest|sant|tutt|anch|dov|com|cos|mezz|nessun|ciascun|qualcun|buon|grand)['’ʼ](?=[aeiouyhàáâäæèéêëìíîïòóôöœùúûü][\p{L}\p{M}])/iu;

/** Longer runs are no words of any language: base64, addresses. They would only fill the index. */
const LONGEST = 64;

export interface FoundWord {
  /** Folded, with its ending. */
  folded: string;
  /** As it is written, without what is elided before it. */
  run: string;
  /** True where the word is one letter of a script without spaces. */
  unspaced: boolean;
  /** Where it stands in the text, in UTF-16 units. */
  start: number;
  end: number;
}

/** Words of a text in their order. */
export function findWords(text: string): FoundWord[] {
  const found: FoundWord[] = [];
  if (PLAIN.test(text)) {
    for (const { 0: run, index } of text.matchAll(PLAIN_RUN)) addWord(found, run, index);
    return found;
  }
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (UNSPACED.test(run)) addMixed(found, run, index);
    else addWord(found, run, index);
  }
  return found;
}

const APOSTROPHE = /['’ʼ]/;

function addWord(found: FoundWord[], run: string, start: number): void {
  if (APOSTROPHE.test(run)) {
    const elided = ELIDED.exec(run)?.[0].length ?? 0;
    add(found, run.slice(elided).replace(POSSESSIVE, ''), start + elided, false);
  } else add(found, run, start, false);
}

function add(found: FoundWord[], run: string, start: number, unspaced: boolean): void {
  if (run.length > LONGEST) return;
  const folded = foldWord(run);
  if (folded !== '') found.push({ folded, run, unspaced, start, end: start + run.length });
}

/** A run that holds letters of a script without spaces: those one by one, what stands between them as words. */
function addMixed(found: FoundWord[], run: string, at: number): void {
  let word = '';
  const finish = (end: number): void => {
    if (word !== '') add(found, word, at + end - word.length, false);
    word = '';
  };
  for (const { 0: piece, index } of run.matchAll(UNSPACED_OR_RUN)) {
    if (UNSPACED.test(piece)) {
      finish(index);
      add(found, piece, at + index, true);
    } else word += piece;
  }
  finish(run.length);
}
