/** Two texts compared: lines that stayed, came and went, and words within those that changed. */
import { diffArrays } from 'diff';

/** A stretch of words. */
export interface Words {
  text: string;
  change?: 'added' | 'removed';
}

/** A line of either text, as a list of words; one that stayed is one stretch without a change. */
export type ComparedLine = Words[];

/**
 * What comparing may cost. Myers' algorithm takes the square of the number of changes: beyond these a text counts as
 * replaced, which is what it looks like anyway.
 */
const MOST_LINE_CHANGES = 1_000;
const MOST_WORD_CHANGES = 600;
const MOST_WORDS = 8_000;
/** Pairs of lines that are looked at to find which became which. */
const MOST_PAIRS = 1_600;
/** Lines with fewer words in common are not one that was edited but two. */
const ALIKE = 0.35;

/** Words that may still be compared, for all comparisons of a page together. */
export interface Allowance {
  words: number;
}

/** Cuts text into words, spaces and signs, in the way of its language. */
export type Cut = (text: string) => string[];

export function cutterOf(language: string): Cut {
  const [locale = 'en'] = Intl.Segmenter.supportedLocalesOf(language);
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
  return (text) => Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token);

/** Share of the words that two lines have in common, from 0 to 1 (Dice). */
function likeness(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left > 0) common += 1;
    counts.set(word, left - 1);
  }
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}

const replaced = (before: string, after: string): ComparedLine =>
  (
    [
      { text: before, change: 'removed' },
      { text: after, change: 'added' },
    ] as const
  ).filter(({ text }) => text !== '');

/** Words of a line that was edited. What is between two changes and is no word belongs to both. */
export function compareWords(before: string, after: string, cut: Cut, allowance: Allowance): ComparedLine {
  if (before === after) return [{ text: after }];
  const [old, fresh] = [cut(before), cut(after)];
  const cost = old.length + fresh.length;
  if (cost > MOST_WORDS || cost > allowance.words) return replaced(before, after);
  allowance.words -= cost;
  const parts = diffArrays(old, fresh, { maxEditLength: MOST_WORD_CHANGES });
  if (parts === undefined) return replaced(before, after);
  const line: ComparedLine = [];
  let removed = '';
  let added = '';
  const settle = (): void => {
    if (removed !== '') line.push({ text: removed, change: 'removed' });
    if (added !== '') line.push({ text: added, change: 'added' });
    removed = added = '';
  };
  for (const [index, part] of parts.entries()) {
    const text = part.value.join('');
    if (part.removed) removed += text;
    else if (part.added) added += text;
    else if (index > 0 && index < parts.length - 1 && !part.value.some(isWord)) {
      removed += text;
      added += text;
    } else {
      settle();
      line.push({ text });
    }
  }
  settle();
  return line;
}

/** Which of the lines that went became which of those that came, in order: pairs of indices. */
function pairUp(before: readonly string[], after: readonly string[], cut: Cut): [number, number][] {
  if (before.length * after.length > MOST_PAIRS) return [];
  const wordsOf = (line: string): string[] => cut(line).filter(isWord);
  const [old, fresh] = [before.map(wordsOf), after.map(wordsOf)];
  // best[i][j]: the most likeness that pairs of what follows old line i and new line j have.
  const best = Array.from({ length: old.length + 1 }, () => new Float64Array(fresh.length + 1));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const paired = (i: number, j: number): number => {
    const like = likeness(old[i] ?? [], fresh[j] ?? []);
    return like < ALIKE ? 0 : like;
  };
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--) {
      const like = paired(i, j);
      const row = best[i];
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), like && like + at(i + 1, j + 1));
    }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < old.length && j < fresh.length; ) {
    if (at(i, j) === at(i + 1, j)) i += 1;
    else if (at(i, j) === at(i, j + 1)) j += 1;
    else pairs.push([i++, j++]);
  }
  return pairs;
}

/** Lines that took the place of others: what was edited word by word, the rest whole. */
function compareRun(
  before: readonly string[],
  after: readonly string[],
  cut: Cut,
  allowance: Allowance,
): ComparedLine[] {
  const lines: ComparedLine[] = [];
  let [i, j] = [0, 0];
  const upTo = (oldEnd: number, freshEnd: number): void => {
    for (; i < oldEnd; i++) lines.push(replaced(before[i] ?? '', ''));
    for (; j < freshEnd; j++) lines.push(replaced('', after[j] ?? ''));
  };
  for (const [old, fresh] of pairUp(before, after, cut)) {
    upTo(old, fresh);
    lines.push(compareWords(before[i++] ?? '', after[j++] ?? '', cut, allowance));
  }
  upTo(before.length, after.length);
  return lines;
}

/** Compares two texts line by line, and word by word where a line was edited. */
export function compareLines(
  before: readonly string[],
  after: readonly string[],
  cut: Cut,
  allowance: Allowance,
): ComparedLine[] {
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST_LINE_CHANGES }) ?? [
    { value: [...before], removed: true, added: false },
    { value: [...after], removed: false, added: true },
  ];
  const lines: ComparedLine[] = [];
  let went: string[] = [];
  let came: string[] = [];
  const settle = (): void => {
    lines.push(...compareRun(went, came, cut, allowance));
    went = [];
    came = [];
  };
  for (const { value, removed, added } of parts) {
    if (removed) went.push(...value);
    else if (added) came.push(...value);
    else {
      settle();
      lines.push(...value.map((text) => [{ text }]));
    }
  }
  settle();
  return lines;
}

export const isChanged = (line: ComparedLine): boolean => line.some(({ change }) => change !== undefined);
