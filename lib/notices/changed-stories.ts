/** Which stories a transaction made public, changed or moved: what others may be told of. */
import type { FileReport } from '#lib/edition/batch.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import { listNews } from '#lib/edition/queries/sitemaps.ts';
import { articleTag } from '#lib/edition/tags.ts';
import type { Path } from '#lib/routes.ts';

/** More than so many at once is no news but an archive that is taken in. */
const MOST = 1000;

export interface Transaction {
  /** Cache tags that it touched. */
  tags: readonly string[];
  /** Files that were read in it; none where only time went by. */
  reports: readonly FileReport[];
  /** Paths of stories whose files are gone. */
  removed?: readonly Path[] | undefined;
}

const pathOf = ({ record }: FileReport): Path | undefined => {
  if (record?.type === 'article') return record.path;
  return record?.type === 'live-entry' ? record.story : undefined;
};

/**
 * Paths of stories that readers now find changed or no more, and of those whose hour came after `since` (ms): never one that nobody
 * may read. None where there are more than news has.
 */
export function changedStories(
  db: EditionDatabase,
  { tags, reports, removed = [] }: Transaction,
  { since, now }: { since: number; now: number },
): Path[] {
  const touched = new Set(tags);
  const written = reports.flatMap((report) => pathOf(report) ?? []);
  const due = listNews(db, { after: since + 1, limit: MOST + 1, now }).map(({ path }) => path);
  const isTouched = (path: Path): boolean => touched.has(articleTag(path));
  const paths = [...new Set([...written, ...due])].filter(isTouched);
  // What was removed without anybody having been able to read it touched nothing.
  const gone = [...new Set(removed)].filter(isTouched);
  if (paths.length + gone.length > MOST) return [];
  // A story's tag may be touched by another that it names: what stands at the path has the last word.
  const standing = paths.filter((path) => findPathStatus(db, { path, now }).status !== 'unknown');
  return [...new Set([...standing, ...gone])];
}
