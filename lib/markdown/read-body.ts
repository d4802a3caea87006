/** What the desk asks of a body when it takes a file in. Runs for every file of the archive: tokens only, no tree. */
import { checkStructure } from './facts/check-structure.ts';
import { findDeadAnchors } from './facts/dead-anchors.ts';
import { findLeftovers } from './facts/find-leftovers.ts';
import { findMergeMarks } from './facts/find-merge-marks.ts';
import {
  type BodyChart,
  type BodyLink,
  type BodyPicture,
  type BodyVideo,
  findReferences,
} from './facts/media.ts';
import { openingOf } from './facts/opening.ts';
import { plainText } from './facts/plain-text.ts';
import { readingTime } from './facts/reading-time.ts';
import type { MarkdownProblem } from './problem.ts';
import { tokenise } from './syntax/tokenise.ts';

export interface BodyFacts {
  /** One block a line, notes last; pull quotes are left out, as they repeat the story. */
  plainText: string;
  /** Words; characters in Chinese and Japanese. */
  words: number;
  /** At least 1. */
  readingMinutes: number;
  /** Markdown of the first two paragraphs, with the notes and addresses that they need. */
  opening: string;
  /** True where the body holds more than `opening`. */
  truncated: boolean;
  pictures: BodyPicture[];
  /** Data files of charts. */
  dataFiles: BodyChart[];
  videos: BodyVideo[];
  /** Links to pages of this site. */
  links: BodyLink[];
  /** Stories that `::related` names. */
  related: BodyLink[];
  /** By line, the first 50 of each severity. A body with errors is not published. */
  problems: MarkdownProblem[];
}

/** Problems of each severity that are told, at most: who has mended these will find the others. */
const MAX_PROBLEMS = 50;

function firstProblems(problems: readonly MarkdownProblem[]): MarkdownProblem[] {
  const first = (severity: MarkdownProblem['severity']) =>
    problems.filter((problem) => problem.severity === severity).slice(0, MAX_PROBLEMS);
  const byLine = (one: MarkdownProblem, other: MarkdownProblem): number => one.line - other.line;
  return [...first('error'), ...first('warning')].sort(byLine);
}

/** Facts of a Markdown body. Never throws; lines are those of the body, from 1. */
export function readBody(source: string): BodyFacts {
  const body = tokenise(source);
  const text = plainText(body);
  const { words, minutes } = readingTime(text);
  const { pictures, charts, videos, links, related, problems } = findReferences(body);
  return {
    plainText: text,
    words,
    readingMinutes: minutes,
    ...openingOf(body),
    pictures,
    dataFiles: charts,
    videos,
    links,
    related,
    problems: firstProblems([
      ...body.problems,
      ...problems,
      ...findMergeMarks(body),
      ...checkStructure(body),
      ...findLeftovers(body),
      ...findDeadAnchors(body),
    ]),
  };
}
