/** What an edit of a public story is to its readers. Pure. */
import type { ArticleRecord, CorrectionRecord } from './batch.ts';
import type { RevisionKind } from './model.ts';
import { storedDetail } from './stored.ts';

/** What decides: a record, or what the edition has of one. */
export type Said = Pick<
  ArticleRecord,
  'headline' | 'standfirst' | 'access' | 'updated' | 'keyPoints' | 'corrections' | 'plainText'
>;

export interface Edit {
  kind: Exclude<RevisionKind, 'published'>;
  /** Corrections that were added. */
  notes: CorrectionRecord[];
}

/** A record, with what the edition keeps of its key points. */
export const said = (article: ArticleRecord): Said => ({
  ...article,
  keyPoints: storedDetail(article).keyPoints,
});

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);

/** Words alone: another picture, another topic, another address of a link is no revision. */
const sameWords = (a: Said, b: Said): boolean =>
  a.headline === b.headline &&
  a.standfirst === b.standfirst &&
  a.plainText === b.plainText &&
  (a.access !== b.access || sameList(a.keyPoints, b.keyPoints));

/** Corrections that came: a note that was only reworded has its day and its kind still. */
function added(before: readonly CorrectionRecord[], after: readonly CorrectionRecord[]): CorrectionRecord[] {
  const keyOf = ({ date, kind }: CorrectionRecord): string => `${date} ${kind}`;
  const known = before.map(keyOf);
  return after.filter((note) => {
    const at = known.indexOf(keyOf(note));
    if (at === -1) return true;
    known.splice(at, 1);
    return false;
  });
}

/** What became of a story's words between two of its versions; undefined where its readers are told nothing new. */
export function editBetween(before: Said, after: Said): Edit | undefined {
  const notes = added(before.corrections, after.corrections);
  if (notes.length === 0 && sameWords(before, after)) return undefined;
  const has = (kind: CorrectionRecord['kind']): boolean => notes.some((note) => note.kind === kind);
  const moved = after.updated !== undefined && after.updated > (before.updated ?? Number.NEGATIVE_INFINITY);
  if (has('correction')) return { kind: 'correction', notes };
  if (has('clarification')) return { kind: 'clarification', notes };
  return { kind: has('update') || moved ? 'update' : 'silent', notes };
}
