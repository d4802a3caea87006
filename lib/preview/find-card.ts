/** The share card of any page, of stories that nobody may see yet too. */
import { findCard } from '#lib/cards/find-card.ts';
import { type Card, storyCard } from '#lib/cards/subject.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findSection } from '#lib/edition/queries/sections.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { findAnyStory } from '#lib/edition/queries/unpublished.ts';
import type { Path } from '#lib/routes.ts';

/** What the card of a page says at `now` (ms); undefined where there is no such page. */
export function findPreviewCard(
  edition: EditionDatabase,
  { page, now }: { page: Path; now: number },
): Card | undefined {
  const site = findSite(edition);
  const story = findAnyStory(edition, { path: page, now })?.story;
  if (site === undefined || story === undefined) return findCard(edition, { page, now });
  return storyCard(story, site.name, findSection(edition, { slug: story.section })?.accent);
}
