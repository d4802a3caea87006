/** A public story as Markdown that stands by itself: what its page says, for programs that read text. */
import { stringify } from 'yaml';
import { bylineText } from '#lib/byline/byline-text.ts';
import { formatTimestamp, isoWithOffset } from '#lib/dateline/format-time.ts';
import { lastChange } from '#lib/dateline/last-change.ts';
import { licencePath } from '#lib/document-routes.ts';
import type { LiveEntry, RichText, Site, Story } from '#lib/edition/model.ts';
import { absoluteUrl } from '#lib/routes.ts';
import { figureOf, plainTree } from '../story-html.ts';
import { blocks } from './block-markdown.ts';
import { plainLine } from './inline-markdown.ts';

const markdownOf = (matter: RichText, page: string): string => blocks(plainTree(matter, page)).join('\n\n');

/** A line of the paper's that may hold emphasis and links: a key point, a correction. */
const lineOf = (body: string, page: string): string =>
  markdownOf({ body, pictures: {}, data: {}, films: {} }, page);

const indented = (text: string): string => text.replace(/\n(?!\n|$)/g, '\n  ');

/** What anybody may know of a story, under names that are common in front matter. */
function frontMatter(story: Story, site: Site): string {
  const iso = (instant: string): string => isoWithOffset(instant, site.timeZone);
  const changed = lastChange(story);
  const fields = {
    title: story.headline,
    description: story.standfirst,
    url: absoluteUrl(story.path),
    canonical: story.canonicalUrl ?? absoluteUrl(story.path),
    publisher: site.name,
    authors: story.authors.map(({ name }) => name),
    agency: story.agency,
    dateline: story.dateline,
    published: iso(story.published),
    updated: changed === story.published ? undefined : iso(changed),
    section: story.sectionTitle,
    kind: story.kind,
    topics: story.topics.map(({ title }) => title),
    language: story.language,
    access: story.access,
    digitalSourceType: story.digitalSourceType,
    licence: absoluteUrl(licencePath()),
  };
  const known = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return `---\n${stringify(Object.fromEntries(known), { lineWidth: 0 })}---`;
}

const READERS = { free: '', registered: 'registered readers', subscribers: 'subscribers' } as const;

function updates(entries: readonly LiveEntry[], url: string, site: Site): string[] {
  if (entries.length === 0) return [];
  const told = entries.flatMap((entry) => [
    `### [${plainLine(formatTimestamp(entry.at, site))}](${url}#${entry.id})${
      entry.headline ? ` ${plainLine(entry.headline)}` : ''
    }`,
    entry.author ? `By ${plainLine(entry.author.name)}` : '',
    markdownOf(entry, `${url}`),
  ]);
  return ['## Updates', ...told];
}

function corrections(story: Story, url: string, site: Site): string[] {
  if (story.corrections.length === 0) return [];
  const items = story.corrections.map(
    ({ date, kind, text }) =>
      `- **${kind.charAt(0).toUpperCase()}${kind.slice(1)}, ${plainLine(formatTimestamp(date, site))}:** ${indented(lineOf(text, url))}`,
  );
  return ['## Corrections', items.join('\n')];
}

/** @param entries of a live story, newest first */
export function storyMarkdown(story: Story, entries: readonly LiveEntry[], site: Site): string {
  const url = absoluteUrl(story.path);
  const credit = [bylineText(story), formatTimestamp(story.published, site)].filter(Boolean).join('. ');
  const rest = `This is the opening of a story for ${READERS[story.access]}. The rest is at [${plainLine(site.name)}](${url}).`;
  const parts = [
    frontMatter(story, site),
    `# ${plainLine(story.headline).trim()}`,
    story.standfirst ? `**${plainLine(story.standfirst).trim()}**` : '',
    plainLine(credit),
    ...(story.image ? blocks([figureOf(story.image)]) : []),
    story.keyPoints.map((point) => `- ${indented(lineOf(point, url))}`).join('\n'),
    markdownOf(story, url),
    story.truncated ? rest : '',
    ...updates(entries, url, site),
    ...corrections(story, url, site),
    '* * *',
    `Published by [${plainLine(site.name)}](${absoluteUrl('/')}): [${plainLine(story.headline).trim()}](${story.canonicalUrl ?? url})`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
