/** The numbered changes that readers of the edition catch up with. */
import type { EditionDatabase } from '../database.ts';
import { parse } from '../stored.ts';
import { siteTag } from '../tags.ts';

export interface ChangeNotice {
  id: number;
  tags: string[];
}

/** Number of the latest change; 0 where there has been none. */
export const latestChange = (db: EditionDatabase): number =>
  db.row<{ id: number }>('SELECT id FROM changes ORDER BY id DESC LIMIT 1')?.id ?? 0;

/**
 * Changes after number `after`, oldest first. Where the ones right after it are no longer kept (or the edition was
 * rebuilt meanwhile), the first one's tags are the site's: every page carries that, and all are dropped.
 */
export function readChanges(db: EditionDatabase, { after }: { after: number }): ChangeNotice[] {
  const rows = db
    .rows<{ id: number; tags: string }>('SELECT id, tags FROM changes WHERE id > ? ORDER BY id', after)
    .map(({ id, tags }) => ({ id, tags: parse<string[]>(tags) }));
  const [first] = rows;
  return first && first.id > after + 1 ? [{ id: first.id, tags: [siteTag] }, ...rows.slice(1)] : rows;
}
