/** When a site has caught up with its search: an edition that was just filled is indexed while it is served. */
import { join } from 'node:path';
import { openEdition } from '#lib/edition/database.ts';
import { isIndexing } from '#lib/edition/queries/search.ts';
import { until } from './measure.ts';

/** Resolves when all stories of the edition in `data` can be searched. */
export async function untilIndexed(data: string): Promise<void> {
  const db = openEdition({ file: join(data, 'edition.db'), mode: 'read' });
  await until(async () => !isIndexing(db), 3_600_000);
  db.close();
}
