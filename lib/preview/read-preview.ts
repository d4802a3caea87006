/** All that a story's preview shows, read from the edition: as the story's page would make it, whoever may see that yet. */
import { isRunning } from '#lib/dateline/is-running.ts';
import { lineInFile } from '#lib/desk/line-in-file.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { Site, Story } from '#lib/edition/model.ts';
import { findAuthor } from '#lib/edition/queries/authors.ts';
import { listPages } from '#lib/edition/queries/pages.ts';
import { findSection } from '#lib/edition/queries/sections.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { listLiveEntries } from '#lib/edition/queries/stories.ts';
import { listTranslations } from '#lib/edition/queries/translations.ts';
import { findAnyStory, listTitles, type Standing } from '#lib/edition/queries/unpublished.ts';
import type { Path } from '#lib/routes.ts';
import { adviseSameTitle, adviseStory, titleKey } from '#lib/seo/advice/advise-story.ts';
import type { PageGraph } from '#lib/seo/graph/nodes.ts';
import { serialiseGraph } from '#lib/seo/graph/serialise.ts';
import { storyGraph } from '#lib/seo/graph/story.ts';
import { storyMetadata } from '#lib/seo/metadata.ts';
import { type Head, readHead } from './head.ts';

/** Something that could be better, and where. */
export interface PlacedAdvice {
  /** `articles/world/2007/05/29-talks.md:2` */
  place: string;
  field: string;
  message: string;
  remedy: string;
}

export interface Preview {
  story: Story;
  site: Site;
  file: string;
  standing: Standing;
  head: Head;
  graph: PageGraph;
  /** Bytes of the graph as the page carries it. */
  graphBytes: number;
  advice: PlacedAdvice[];
}

function adviceOn(
  edition: EditionDatabase,
  { story, file, now, contentDir }: { story: Story; file: string; now: number; contentDir: string },
): PlacedAdvice[] {
  const key = titleKey(story);
  const others = listTitles(edition, { now }).filter(
    (other) => other.file !== file && titleKey(other) === key,
  );
  const advice = [
    ...adviseStory(story, story.image?.width),
    ...adviseSameTitle(
      story,
      others.map((other) => other.file),
    ),
  ];
  return advice.map(({ field, message, remedy }) => {
    const line = field && lineInFile(contentDir, file, field);
    return {
      place: line === undefined ? file : `${file}:${line}`,
      field: field?.join('.') ?? '',
      message,
      remedy,
    };
  });
}

/** The preview of the story at a path, of any standing at `now` (ms); undefined where there is no such story. */
export function readPreview(
  edition: EditionDatabase,
  { path, now, contentDir }: { path: Path; now: number; contentDir: string },
): Preview | undefined {
  const site = findSite(edition);
  const found = findAnyStory(edition, { path, now });
  const section = found && findSection(edition, { slug: found.story.section });
  if (site === undefined || found === undefined || section === undefined) return undefined;
  const { story, file } = found;
  // A scheduled story is seen as on the day on which it is published.
  const then = Math.max(now, Date.parse(story.published));
  const authors = story.authors.flatMap(({ slug }) => findAuthor(edition, { slug }) ?? []);
  const entries = listLiveEntries(edition, { path, now: then });
  const { translations } = listTranslations(edition, { path, now: then });
  const paper = { site, pages: listPages(edition) };
  const running = isRunning(story, new Date(then).toISOString());
  const graph = storyGraph({ story, section, entries, translations }, paper, { running });
  return {
    ...found,
    site,
    head: readHead(storyMetadata(story, section, site, authors, translations), graph),
    graph,
    graphBytes: Buffer.byteLength(serialiseGraph(graph)),
    advice: adviceOn(edition, { story, file, now, contentDir }),
  };
}
