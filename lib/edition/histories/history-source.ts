/** A source of histories: a sound file, or what can be read of a damaged one. */
import type { HistoryLine, HistoryTable } from '../history-lines.ts';
import type { RevisionRow } from '../revision-row.ts';

export interface HistorySource {
  /** Paths of stories with revisions. */
  stories(): Iterable<string>;
  /** All revisions of a story, the oldest first. */
  revisionsOf(story: string): RevisionRow[];
  lines(table: HistoryTable): Iterable<HistoryLine>;
}
