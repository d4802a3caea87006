import type { RelatedByPath } from '#components/body/body-matter.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { RichText, Teaser } from '#lib/edition/model.ts';
import { findTeaser } from '#lib/edition/queries/stories.ts';
import { articleTag } from '#lib/edition/tags.ts';
import { readBody } from '#lib/markdown/read-body.ts';
import type { Path } from '#lib/routes.ts';

/**
 * Stories visible at `now` (ms) that `::related` names in these texts, and the tags of a page that shows the texts: of
 * every story named, for one that is not there may come.
 */
export function findRelatedIn(
  db: EditionDatabase,
  texts: readonly Pick<RichText, 'body'>[],
  now: number,
): { related: RelatedByPath; tags: string[] } {
  const related: Record<Path, Teaser> = {};
  const tags = new Set<string>();
  for (const { path } of texts.flatMap(({ body }) => readBody(body).related)) {
    tags.add(articleTag(path));
    const story = findTeaser(db, { path, now });
    if (story === undefined) continue;
    tags.add(articleTag(story.path));
    related[path] = story;
  }
  return { related, tags: [...tags] };
}
