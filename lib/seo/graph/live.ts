/** What a live story adds: when it was covered, and its latest updates. */
import type { BlogPosting } from 'schema-dts';
import type { Instant, LiveEntry, Story } from '#lib/edition/model.ts';
import { readBody } from '#lib/markdown/read-body.ts';
import { shorten } from '../title.ts';
import type { StoryNode } from './nodes.ts';

/** More would weigh on every reader of the page, and the page shows them all. */
const UPDATES = 5;
const LONGEST_TEXT = 120;

interface Live {
  story: Story;
  /** Newest first. */
  entries: readonly LiveEntry[];
  url: string;
  /** True while it is being written. */
  running: boolean;
  iso: (instant: Instant) => string;
}

const updateNode = (entry: LiveEntry, { url, iso }: Live): BlogPosting => ({
  '@type': 'BlogPosting',
  ...(entry.headline
    ? { headline: entry.headline }
    : { articleBody: shorten(readBody(entry.body).plainText.replaceAll('\n', ' '), LONGEST_TEXT) }),
  datePublished: iso(entry.at),
  url: `${url}#${entry.id}`,
});

export function liveFields(live: Live): Partial<StoryNode> {
  const { story, entries, running, iso } = live;
  const last = entries[0]?.at ?? story.updated ?? story.published;
  return {
    coverageStartTime: iso(story.published),
    ...(running ? {} : { coverageEndTime: iso(last) }),
    liveBlogUpdate: entries.slice(0, UPDATES).map((entry) => updateNode(entry, live)),
  };
}
