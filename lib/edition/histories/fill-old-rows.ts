/** Updates revisions that were written before they had checksums, and before histories without a story were marked. */
import type { EditionDatabase } from '../database.ts';
import { UNKNOWN } from '../last-said.ts';
import { REVISION_COLUMNS, type RevisionRow, sumOf } from '../revision-row.ts';
import { unpackText } from '../revision-text.ts';

/** Adds what is missing. Returns the revisions that cannot be read, which are deleted. */
export function fillOldRows(edition: EditionDatabase): { story: string; n: number }[] {
  edition.run(
    `UPDATE revisions SET said = ? WHERE text IS NULL AND said IS NULL
     AND NOT EXISTS (SELECT 1 FROM articles WHERE path = story)`,
    UNKNOWN,
  );
  const unread: { story: string; n: number }[] = [];
  const old = 'SELECT story, n FROM revisions WHERE sum IS NULL AND text IS NOT NULL';
  for (const { story, n } of edition.rows<{ story: string; n: number }>(old)) {
    const one = `SELECT ${REVISION_COLUMNS} FROM revisions WHERE story = ? AND n = ?`;
    const row = edition.row<RevisionRow>(one, story, n);
    if (row && canBeRead(row))
      edition.run('UPDATE revisions SET sum = ? WHERE story = ? AND n = ?', sumOf(row), story, n);
    else {
      edition.run('DELETE FROM revisions WHERE story = ? AND n = ?', story, n);
      unread.push({ story, n });
    }
  }
  return unread;
}

function canBeRead({ text }: RevisionRow): boolean {
  try {
    return text !== null && typeof unpackText(text).body === 'string';
  } catch {
    return false;
  }
}
