/** What the edition says of what stands in a library. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import type { FollowTarget, Item } from '#lib/library/item.ts';
import { targetPath } from '#lib/library-routes.ts';
import { type Path, parsePath } from '#lib/routes.ts';

/** here: one may read it. gone: it was withdrawn, or has expired; who has it keeps it. */
export type Place = { status: 'here' | 'gone' | 'unknown' } | { status: 'moved'; to: Path };

/** Where a story is that a library names. */
export function placeStory(edition: EditionDatabase, path: Path, now: number): Place {
  const found = findPathStatus(edition, { path, now });
  switch (found.status) {
    case 'page':
      return { status: 'here' };
    case 'moved':
      // To a page that is no story: the story itself is gone.
      return parsePath(found.to)?.kind === 'article' ? found : { status: 'gone' };
    default:
      return { status: found.status };
  }
}

/** Kind and slug of what is followed. */
export function partsOf(target: FollowTarget): { kind: 'section' | 'topic' | 'author'; slug: string } {
  const colon = target.indexOf(':');
  const kind = target.slice(0, colon) as 'section' | 'topic' | 'author'; // as targets are written
  return { kind, slug: target.slice(colon + 1) };
}

export function placeItem(edition: EditionDatabase, item: Item, now: number): Place {
  if (item.kind !== 'follow') return placeStory(edition, item.id, now);
  const { status } = findPathStatus(edition, { path: targetPath(item.id), now });
  return { status: status === 'unknown' ? 'unknown' : 'here' };
}
