/** The card of a public page. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findAuthor } from '#lib/edition/queries/authors.ts';
import { findSection } from '#lib/edition/queries/sections.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { findStory } from '#lib/edition/queries/stories.ts';
import { findTopic } from '#lib/edition/queries/topics.ts';
import { type Path, parsePath } from '#lib/routes.ts';
import { authorCard, type Card, paperCard, sectionCard, storyCard, topicCard } from './subject.ts';

/** What the card of a page says; undefined if at `now` (ms) there is no such page, or it has no card. */
export function findCard(db: EditionDatabase, { page, now }: { page: Path; now: number }): Card | undefined {
  const site = findSite(db);
  const route = parsePath(page);
  if (site === undefined || route === undefined) return undefined;
  if ('page' in route && route.page !== 1) return undefined;
  switch (route.kind) {
    case 'front':
      return paperCard(site);
    case 'section': {
      const section = findSection(db, { slug: route.section });
      return section && sectionCard(section, site);
    }
    case 'author': {
      const author = findAuthor(db, { slug: route.slug });
      return author && authorCard(author, site);
    }
    case 'topic': {
      const topic = findTopic(db, { slug: route.slug, now });
      return topic && topicCard(topic, site);
    }
    case 'article': {
      const story = findStory(db, { path: page, now });
      return story && storyCard(story, site.name, findSection(db, { slug: story.section })?.accent);
    }
    default:
      return undefined;
  }
}
