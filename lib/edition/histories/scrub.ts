/** Restores damaged revisions in the edition from the file of histories, and the other way round. */
import type { EditionDatabase } from '../database.ts';
import type { Change } from '../publishing/change.ts';
import { writeRevision } from '../publishing/revisions.ts';
import { isSound, REVISION_COLUMNS, type RevisionRow } from '../revision-row.ts';
import { articleTag } from '../tags.ts';
import type { HistoryFile } from './history-file.ts';
import { pushRevision } from './push.ts';

export interface Damage {
  story: string;
  n: number;
  where: 'edition.db' | 'history.db';
  /** False if it is damaged in both. */
  isRestored: boolean;
}

const revisionsIn = (edition: EditionDatabase, story: string): Map<number, RevisionRow> => {
  const all = `SELECT ${REVISION_COLUMNS} FROM revisions WHERE story = ? ORDER BY n`;
  return new Map(edition.rows<RevisionRow>(all, story).map((row) => [row.n, row]));
};

/** True if all revisions of a story are sound in both. */
export const isWhole = (edition: EditionDatabase, history: HistoryFile, story: string): boolean =>
  [...revisionsIn(edition, story).values(), ...history.revisionsOf(story)].every(isSound);

/** Restores the damaged revisions of a story, if possible. To be called in a transaction of the edition and of the file. */
export function restoreStory(change: Change, history: HistoryFile, story: string): Damage[] {
  const { db } = change;
  const ours = revisionsIn(db, story);
  const latest = [...ours.keys()].at(-1);
  const found: Damage[] = [];
  for (const theirs of history.revisionsOf(story)) {
    const { n } = theirs;
    const own = ours.get(n);
    const isOwnSound = own !== undefined && isSound(own);
    const isTheirsSound = isSound(theirs);
    if (own && !isOwnSound) {
      found.push({ story, n, where: 'edition.db', isRestored: isTheirsSound });
      // The edition keeps `said` only for the latest revision.
      if (isTheirsSound) writeRevision(db, story, n === latest ? theirs : { ...theirs, said: null });
      change.tag(articleTag(story));
    }
    if (isTheirsSound) continue;
    found.push({ story, n, where: 'history.db', isRestored: isOwnSound });
    if (isOwnSound) pushRevision(db, history, story, n);
  }
  return found;
}
