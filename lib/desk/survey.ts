/** What changed on the disk since the last pass: a comparison of the folder with what is known, without opening files. */
import type { ListedFile, Listing } from './list-files.ts';
import type { KnownFile } from './outlet.ts';
import type { Assignment } from './read-file.ts';

export interface Survey {
  /** To be read, in the order that lets each file find what it refers to. */
  assignments: Assignment[];
  /** Not to be read, with the reason. */
  barred: ListedFile[];
  removed: string[];
}

export interface SurveyOptions {
  /** Files to be looked at even where size and time are as known. */
  suspects?: ReadonlySet<string> | undefined;
  /** Files with problems are read again, whatever their bytes. */
  retryProblems?: boolean | undefined;
}

const RANKS = ['site.yml', 'media/', 'sections/', 'authors/', 'topics/', 'pages/', 'articles/'];

/** Place of a file in a pass: what stories refer to comes before them, a live story before its entries. */
const rankOf = (file: string): number => {
  const rank = RANKS.findIndex((start) => file.startsWith(start));
  if (rank < 0) return RANKS.length + 1;
  return rank + (file.startsWith('articles/') && file.split('/').length > 5 ? 1 : 0);
};

/** Orders assignments for a pass. */
export const inOrder = (assignments: Assignment[]): Assignment[] =>
  assignments
    .map((assignment) => ({ assignment, rank: rankOf(assignment.file) }))
    .sort((a, b) => a.rank - b.rank || (a.assignment.file < b.assignment.file ? -1 : 1))
    .map(({ assignment }) => assignment);

/** The assignment to read a listed file; it may turn out to be unchanged where `knownHash` says what it was. */
export const assignmentOf = ({ file, path, size, mtimeMs }: ListedFile, knownHash?: string): Assignment => ({
  file,
  path,
  size,
  mtimeMs,
  knownHash,
});

export function surveyChanges(
  listing: Listing,
  known: ReadonlyMap<string, KnownFile>,
  { suspects, retryProblems = false }: SurveyOptions = {},
): Survey {
  const survey: Survey = { assignments: [], barred: [], removed: [] };
  for (const listed of listing.files.values()) {
    const before = known.get(listed.file);
    // A time with a fraction proves nothing: the file may have changed again in the same step of the disk's clock.
    const isSettled = before !== undefined && Number.isInteger(before.mtimeMs);
    const isSame = isSettled && before.size === listed.size && before.mtimeMs === listed.mtimeMs;
    const isRetried = retryProblems && before?.hasProblems === true;
    if (isSame && !isRetried && !suspects?.has(listed.file)) continue;
    if (listed.fault) survey.barred.push(listed);
    else survey.assignments.push(assignmentOf(listed, before?.hasProblems ? undefined : before?.hash));
  }
  for (const file of known.keys()) {
    const isHidden = listing.unread.some(({ folder }) => file.startsWith(folder));
    if (!listing.files.has(file) && !isHidden) survey.removed.push(file);
  }
  survey.assignments = inOrder(survey.assignments);
  return survey;
}
