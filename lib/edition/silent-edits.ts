/** Edits of public stories that told their readers nothing. For the desk: it looks at the text that is not public too. */
import type { ArticleRecord } from './batch.ts';
import type { EditionDatabase } from './database.ts';
import type { RevisionKind } from './model.ts';
import { editBetween, said } from './revision-kind.ts';
import { saidBefore } from './said-before.ts';
import { articleAt } from './stored.ts';
import { visibilityOf } from './visibility.ts';

/** pending: the file says other words than the edition does. live: readers have them already. */
export type SilentEdit = 'pending' | 'live';

/** The last instant (ms) at which a story says that something in it was changed. */
const lastSaid = ({ updated, corrections }: ArticleRecord): number =>
  Math.max(updated ?? Number.NEGATIVE_INFINITY, ...corrections.map(({ date }) => date));

/**
 * Whether a record edits the story that is public at `now` (ms), or is the last edit of it, with neither `updated` moved nor a
 * correction added. What is said afterwards makes up for it.
 */
export function findSilentEdit(
  db: EditionDatabase,
  article: ArticleRecord,
  now: number,
): SilentEdit | undefined {
  const row = articleAt(db, article.path);
  if (!row || visibilityOf(row, now) !== 'page' || article.status !== 'published') return undefined;
  const before = saidBefore(db, row);
  const edit = before && editBetween(before, said(article));
  if (edit) return edit.kind === 'silent' ? 'pending' : undefined;
  const latest = 'SELECT kind, at FROM revisions WHERE story = ? ORDER BY n DESC LIMIT 1';
  const revision = db.row<{ kind: RevisionKind; at: number }>(latest, article.path);
  return revision?.kind === 'silent' && lastSaid(article) < revision.at ? 'live' : undefined;
}
