/** Copies of a story, as the press takes them. */
import type { Copy } from '#lib/copy-routes.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { Site, Story } from '#lib/edition/model.ts';
import { findStory, listLiveEntries } from '#lib/edition/queries/stories.ts';
import { articleTag, authorTag, sectionTag, siteTag, topicTag } from '#lib/edition/tags.ts';
import type { MadeDocument } from '../documents.ts';
import { CARD_POLICY, embedCard } from './embed-card.ts';
import { historyText } from './history-text.ts';
import { storyMarkdown } from './story-markdown.ts';

/** Results have the story's page: nobody is to find the same words twice. */
const UNLISTED = { 'X-Robots-Tag': 'noindex' } as const;

/** The copy as it is at `now` (ms); undefined where its story is not public. */
export function copyDocument(
  edition: EditionDatabase,
  { form, story: path }: Copy,
  { site, now }: { site: Site; now: number },
): MadeDocument | undefined {
  const story = findStory(edition, { path, now });
  if (story === undefined) return undefined;
  const entries = form === 'text' && story.kind === 'live' ? listLiveEntries(edition, { path, now }) : [];
  const writers = [...story.authors, ...entries.flatMap(({ author }) => author ?? [])];
  const made = {
    tags: [
      siteTag,
      articleTag(path),
      sectionTag(story.section),
      ...tagsOfNames(story),
      ...writers.map(({ slug }) => authorTag(slug)),
    ],
    until: story.expires === undefined ? undefined : Date.parse(story.expires),
  };
  if (form === 'history') {
    return {
      ...made,
      pieces: [historyText(edition, story, { site, now })],
      type: 'application/json; charset=utf-8',
      headers: UNLISTED,
    };
  }
  if (form === 'text') {
    return {
      ...made,
      pieces: [storyMarkdown(story, entries, site)],
      type: 'text/markdown; charset=utf-8',
      headers: UNLISTED,
    };
  }
  return {
    ...made,
    pieces: [embedCard(story, site)],
    type: 'text/html; charset=utf-8',
    headers: { ...UNLISTED, 'Content-Security-Policy': CARD_POLICY },
    framedAnywhere: true,
  };
}

const tagsOfNames = ({ topics }: Story): string[] => topics.map(({ slug }) => topicTag(slug));
