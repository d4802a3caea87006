/** The history of a story, as its page tells it: every revision with what it changed. */
import type { Access, Revision, RevisionText } from '#lib/edition/model.ts';
import { plainInline } from '#lib/markdown/render.ts';
import {
  type Allowance,
  type ComparedLine,
  type Cut,
  compareLines,
  compareWords,
  cutterOf,
  isChanged,
} from './compare.ts';
import { comparable } from './shown-text.ts';
import { textBlocks } from './text-blocks.ts';

/** Lines that stayed, so many that only their number is told. */
export interface Fold {
  folded: number;
}
export type HistoryLine = ComparedLine | Fold;

export interface Comparison {
  /** Undefined where it stayed. */
  headline: ComparedLine | undefined;
  standfirst: ComparedLine | undefined;
  keyPoints: HistoryLine[];
  body: HistoryLine[];
}

export interface HistoryEntry extends Omit<Revision, 'text'> {
  /** The revision that it is compared with: the one before it, or the last before it that is kept. Undefined for the first. */
  against: number | undefined;
  /** Undefined where there is nothing to compare with, or more than a page can hold. */
  comparison: Comparison | undefined;
}

/** What all comparisons of a page may cost: characters of Markdown that are read, words that are compared, characters shown. */
const MARKDOWN = 3_000_000;
const WORDS = 150_000;
const SHOWN = 250_000;

/** Unchanged lines that stand on each side of a changed one, so that one knows where one is. */
const AROUND = 1;
/** Fewer lines than this are not folded. */
const WORTH_FOLDING = 2;

/** Lines with their unchanged stretches folded; none where nothing changed. */
export function fold(lines: readonly ComparedLine[]): HistoryLine[] {
  const changed = lines.map(isChanged);
  const near = lines.map((_, index) =>
    changed.slice(Math.max(0, index - AROUND), index + AROUND + 1).includes(true),
  );
  if (!near.includes(true)) return [];
  const out: HistoryLine[] = [];
  for (let index = 0; index < lines.length; ) {
    let end = index;
    while (end < lines.length && !near[end]) end += 1;
    if (end - index >= WORTH_FOLDING) out.push({ folded: end - index });
    else out.push(...lines.slice(index, end));
    if (end < lines.length) out.push(lines[end] ?? []);
    index = end + 1;
  }
  return out;
}

const lengthOf = (lines: readonly HistoryLine[]): number =>
  lines.flatMap((line) => ('folded' in line ? [] : line)).reduce((sum, { text }) => sum + text.length, 0);

const bodyLines = ({ body }: RevisionText): string[] => textBlocks(body).flatMap(({ lines }) => lines);

function compareTexts(before: RevisionText, after: RevisionText, cut: Cut, allowance: Allowance): Comparison {
  const words = (a: string, b: string): ComparedLine | undefined =>
    a === b ? undefined : compareWords(a, b, cut, allowance);
  const lines = (a: string[], b: string[]): HistoryLine[] => fold(compareLines(a, b, cut, allowance));
  return {
    headline: words(before.headline, after.headline),
    standfirst: words(before.standfirst, after.standfirst),
    keyPoints: lines(before.keyPoints.map(plainInline), after.keyPoints.map(plainInline)),
    body: lines(bodyLines(before), bodyLines(after)),
  };
}

/**
 * What each revision changed, newest first, as `revisions` are. What would cost too much to compare or to show is left out,
 * from the oldest on.
 *
 * @param access of the story, now: nothing is shown that its page would not
 */
export function storyHistory(
  revisions: readonly Revision[],
  { access, language }: { access: Access; language: string },
): HistoryEntry[] {
  const cut = cutterOf(language);
  const allowance = { words: WORDS };
  let markdown = MARKDOWN;
  let room = SHOWN;
  return revisions.map(({ text, ...revision }, index) => {
    const earlier = revisions[index + 1];
    const entry = { ...revision, against: earlier?.number, comparison: undefined };
    if (earlier === undefined) return entry;
    markdown -= text.body.length + earlier.text.body.length;
    if (markdown < 0 || room < 0) return entry;
    const [before, after] = comparable(earlier.text, text, access);
    const comparison = compareTexts(before, after, cut, allowance);
    const { headline = [], standfirst = [], keyPoints, body } = comparison;
    room -= lengthOf([headline, standfirst, ...keyPoints, ...body]);
    return room < 0 ? entry : { ...entry, comparison };
  });
}
