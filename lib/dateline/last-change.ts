/** When a story was last changed, for readers and programs alike. */
import type { Instant, Teaser } from '#lib/edition/model.ts';

const MINUTE = 60_000;

/**
 * The instant of a story's last change that its page tells of. Within a minute of publication nothing is called an
 * update. Pages, structured data, feeds and sitemaps all go by this, so that they agree.
 */
export const lastChange = ({ published, updated }: Pick<Teaser, 'published' | 'updated'>): Instant =>
  updated !== undefined && Date.parse(updated) - Date.parse(published) >= MINUTE ? updated : published;
