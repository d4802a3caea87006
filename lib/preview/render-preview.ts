/** Which preview a path asks for. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { listNewestOfAll } from '#lib/edition/queries/unpublished.ts';
import { type Path, previewPath } from '#lib/routes.ts';
import { listPage, missingPage, storyPage } from './pages.ts';
import { readPreview } from './read-preview.ts';

/** Stories on the list: an editor is at work on the newest. Any other's preview has an address all the same. */
const NEWEST = 60;

/** The preview at a decoded path, at `now` (ms); undefined where the path is none's. */
export function renderPreview(
  edition: EditionDatabase,
  { path, now, contentDir }: { path: Path; now: number; contentDir: string },
): { status: 200 | 404; html: string } | undefined {
  const root = previewPath();
  if (path !== root && !path.startsWith(`${root}/`)) return undefined;
  const site = findSite(edition);
  if (path === root && site !== undefined)
    return { status: 200, html: listPage(listNewestOfAll(edition, { limit: NEWEST, now }), site) };
  const story = path.slice(root.length);
  const preview = readPreview(edition, { path: story, now, contentDir });
  return preview ? { status: 200, html: storyPage(preview) } : { status: 404, html: missingPage(story) };
}
