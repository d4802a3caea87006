/** The publication itself. */
import type { SiteRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import type { Site } from '../model.ts';
import { readDocument } from '../stored.ts';

/** `content/site.yml`, or undefined until it has been published. */
export function findSite(db: EditionDatabase): Site | undefined {
  const record = readDocument<SiteRecord>(db, 'site', 'site');
  if (!record) return undefined;
  const { type: _, ...site } = record;
  return site;
}
