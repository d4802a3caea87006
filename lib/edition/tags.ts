/** Cache tags: one for every thing that can change. A finished page carries the tags of all it was made from. */
import { createHash } from 'node:crypto';
import type { ArchivedList, Month, StoryList } from './model.ts';

/** Next allows 256 characters a tag and joins tags with commas, so keys are encoded, long ones hashed. */
function tag(kind: string, key: string): string {
  const encoded = `${kind}:${encodeURIComponent(key)}`;
  return encoded.length <= 120 ? encoded : `${kind}:${createHash('sha256').update(key).digest('hex')}`;
}

/** Publication-wide furniture: site.yml, sections in the navigation, the list of policy pages. */
export const siteTag = 'site';
export const frontTag = 'front';
/** Named by a change that takes something down: no page that showed it, in whatever list, is sent again. No page carries it. */
export const takenDownTag = 'taken-down';
/** What stories changed or went of late. */
export const changesTag = 'changes';
export const correctionsTag = 'corrections';
export const articleTag = (path: string): string => tag('article', path);
/** Order and membership of a list of stories, and what its teasers show. */
export const listTag = (list: StoryList): string => tag('list', list);
/**
 * True for a tag of something that pages show beside their own content: the latest stories of a section or the paper, a month's
 * counts, the most read, a headline in one of these.
 */
export const isListTag = (tag: string): boolean => /^(?:list|month|most-read|teaser):/.test(tag);
/** What a list has of a month (`2007-05`): so that a new story leaves the archive of other months alone. */
export const monthTag = (list: ArchivedList, month: Month): string => tag('month', `${list}:${month}`);
/** The order of the most read stories of a list. */
export const mostReadTag = (list: ArchivedList): string => tag('most-read', list);
/** What lists show of a story, and whether they may: for pages that show it without being about it, or about its list. */
export const teaserTag = (path: string): string => tag('teaser', path);
export const sectionTag = (slug: string): string => tag('section', slug);
export const authorTag = (slug: string): string => tag('author', slug);
export const topicTag = (slug: string): string => tag('topic', slug);
export const pageTag = (slug: string): string => tag('page', slug);
