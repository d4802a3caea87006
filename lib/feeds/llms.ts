/** `/llms.txt`, the paper's contents for language models: https://llmstxt.org */

import { copyPath } from '#lib/copy-routes.ts';
import {
  FEED_FORMATS,
  feedPath,
  licencePath,
  newsSitemapPath,
  sitemapIndexPath,
} from '#lib/document-routes.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { AiCrawlers, Site } from '#lib/edition/model.ts';
import { listLatest } from '#lib/edition/queries/lists.ts';
import { listPages } from '#lib/edition/queries/pages.ts';
import { listSections } from '#lib/edition/queries/sections.ts';
import { absoluteUrl, type Path, pagePath, sectionPath } from '#lib/routes.ts';
import { plainLine } from './copies/inline-markdown.ts';

/** Stories that it names; sitemaps have them all. */
const STORIES = 30;

/** What robots.txt and the licence say, in words. */
const STAND: Readonly<Record<AiCrawlers, string>> = {
  welcome:
    'The stories may be read, quoted, and used to train models. Please name the paper and link to the story.',
  search:
    'The stories may be found, quoted and summarised in answers that name the paper and link to the story. They may not be used to train models.',
  refused:
    'The stories may not be used by AI systems: not for training, not in answers. Ask the paper for a licence.',
};

interface Link {
  title: string;
  path: Path;
  note?: string | undefined;
}

function list(heading: string, links: readonly Link[]): string[] {
  if (links.length === 0) return [];
  const lines = links.map(
    ({ title, path, note }) =>
      `- [${plainLine(title).trim()}](${absoluteUrl(path)})${note ? `: ${plainLine(note).trim()}` : ''}`,
  );
  return [`## ${heading}`, lines.join('\n')];
}

const FEED_NAMES = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' } as const;

/** @param stand where it is `refused`, no story is named */
export function llmsText(
  edition: EditionDatabase,
  { site, stand, now }: { site: Site; stand: AiCrawlers; now: number },
): string {
  const policies = listPages(edition).map(
    ({ slug, title, description }): Link => ({ title, path: pagePath(slug), note: description }),
  );
  const terms: Link = { title: 'Licence for machines', path: licencePath(), note: 'RSL' };
  const head = [`# ${plainLine(site.name).trim()}`, `> ${plainLine(site.tagline).trim()}`, STAND[stand]];
  if (stand === 'refused') return `${[...head, ...list('Policies', [terms, ...policies])].join('\n\n')}\n`;
  const sections = listSections(edition).map(
    ({ slug, title, description }): Link => ({ title, path: sectionPath(slug), note: description }),
  );
  const stories = listLatest(edition, { list: 'all', limit: STORIES, now }).map(
    ({ path, headline, standfirst }): Link => ({
      title: headline,
      path: copyPath({ form: 'text', story: path }),
      note: standfirst,
    }),
  );
  const feeds = FEED_FORMATS.map(
    (format): Link => ({ title: FEED_NAMES[format], path: feedPath({ kind: 'paper' }, format) }),
  );
  return `${[
    ...head,
    'Every story is there as Markdown too, at its own address with `.md` after it.',
    ...list('Sections', sections),
    ...list('Latest stories', stories),
    ...list('Feeds', feeds),
    ...list('Sitemaps', [
      { title: 'All pages', path: sitemapIndexPath() },
      { title: 'News of the last two days', path: newsSitemapPath() },
    ]),
    ...list('Policies', [terms, ...policies]),
  ].join('\n\n')}\n`;
}
