/** Who writes to readers: the publication, by the name that it has now. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import type { Sender } from './letter-frame.ts';

export function senderOf(edition: EditionDatabase | undefined, origin: string): Sender {
  const site = edition && findSite(edition);
  return { name: site?.name ?? new URL(origin).hostname, origin, locale: site?.locale ?? 'en' };
}
