/** Advice on a whole paper: of each story, and of what only shows beside the others. */
import type { ArticleRecord, ContentRecord } from '#lib/edition/batch.ts';
import { type Advice, type AdvisedStory, adviseSameTitle, adviseStory, titleKey } from './advise-story.ts';

export interface FileAdvice extends Advice {
  /** Path below CONTENT_DIR. */
  file: string;
}

interface Story extends AdvisedStory {
  file: string;
  expires: number | undefined;
  topics: readonly string[];
}

/** What is looked at, without the text, of which an archive has too much to be kept. */
const toStory = (file: string, record: ArticleRecord): Story => {
  const { headline, standfirst, seoTitle, socialHeadline, image, location, expires, topics } = record;
  return { file, headline, standfirst, seoTitle, socialHeadline, image, location, expires, topics };
};

/** Takes in records one by one, in any order, and says at the end what it thinks of them. */
export class PaperAdviser {
  readonly #stories: Story[] = [];
  readonly #widths = new Map<string, number>();
  readonly #topics = new Map<string, string>();

  take(file: string, record: ContentRecord): void {
    if (record.type === 'article' && record.status !== 'withdrawn') this.#stories.push(toStory(file, record));
    if (record.type === 'media' && record.width !== undefined) this.#widths.set(record.file, record.width);
    if (record.type === 'topic') this.#topics.set(record.slug, file);
  }

  /** Advice on all that is public at `now` (ms), or is to be: drafts too, for it comes in time there. By file. */
  conclude(now: number): FileAdvice[] {
    const stories = this.#stories.filter(({ expires }) => expires === undefined || expires > now);
    const sharers = Map.groupBy(stories, titleKey);
    const named = new Set(stories.flatMap(({ topics }) => topics));
    const advice = stories.flatMap((story) => {
      const { file, image } = story;
      const others = (sharers.get(titleKey(story)) ?? []).map((other) => other.file);
      return [
        ...adviseStory(story, image && this.#widths.get(image.file)),
        ...adviseSameTitle(
          story,
          others.filter((other) => other !== file),
        ),
      ].map((each) => ({ file, ...each }));
    });
    const idle = [...this.#topics].filter(([slug]) => !named.has(slug));
    return [...advice, ...idle.map(([, file]) => ({ file, ...EMPTY_TOPIC }))].sort((a, b) =>
      a.file < b.file ? -1 : a.file > b.file ? 1 : 0,
    );
  }
}

const EMPTY_TOPIC: Advice = {
  kind: 'empty-topic',
  message: 'No story names this topic: it has no page.',
  remedy: 'Name it in the topics of a story, or remove the file.',
};
