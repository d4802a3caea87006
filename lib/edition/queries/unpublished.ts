/**
 * Stories whoever may see them: drafts, scheduled, withdrawn and expired ones too. For editors on their own machine, never
 * for an answer to the public; only `lib/preview` may import it, which a test holds.
 */
import type { Path } from '../../routes.ts';
import type { EditionDatabase } from '../database.ts';
import type { Instant, Story } from '../model.ts';
import { readStory } from '../read-story.ts';
import { type ArticleRow, articleAt, parse, type StoredTeaser } from '../stored.ts';
import { shownAt } from '../story-id.ts';
import { instant } from '../teaser.ts';

export type Standing = 'published' | 'scheduled' | 'draft' | 'withdrawn' | 'expired';

export interface ListedStory {
  path: Path;
  headline: string;
  published: Instant;
  standing: Standing;
}

function standingOf(
  { id, status, expires }: Pick<ArticleRow, 'id' | 'status' | 'expires'>,
  now: number,
): Standing {
  if (status !== 'published') return status;
  if (shownAt(id) > now) return 'scheduled';
  return expires !== null && expires <= now ? 'expired' : 'published';
}

/** The newest `limit` stories of all, by the time at which they are or would be shown; standing at `now` (ms). */
export const listNewestOfAll = (
  db: EditionDatabase,
  { limit, now }: { limit: number; now: number },
): ListedStory[] =>
  db
    .rows<Pick<ArticleRow, 'id' | 'path' | 'status' | 'expires' | 'teaser'>>(
      'SELECT id, path, status, expires, teaser FROM articles ORDER BY id DESC LIMIT ?',
      limit,
    )
    .map((row) => {
      const { headline, published } = parse<StoredTeaser>(row.teaser);
      return { path: row.path, headline, published: instant(published), standing: standingOf(row, now) };
    });

/** The story at a path and its content file, as its page shows or would show it at `now` (ms). */
export function findAnyStory(
  db: EditionDatabase,
  { path, now }: { path: Path; now: number },
): { story: Story; file: string; standing: Standing } | undefined {
  const row = articleAt(db, path);
  const story = row && readStory(db, row, now);
  return row && story && { story, file: row.file, standing: standingOf(row, now) };
}

/** Headlines and titles for search of every story that is public at `now` (ms) or is to be, with its file. */
export const listTitles = (
  db: EditionDatabase,
  { now }: { now: number },
): { file: string; headline: string; seoTitle?: string | undefined }[] =>
  db
    .rows<{ file: string; headline: string; seoTitle: string | null }>(
      `SELECT a.file, json_extract(a.teaser, '$.headline') AS headline, json_extract(p.detail, '$.seoTitle') AS seoTitle
       FROM articles a JOIN article_pages p ON p.id = a.page
       WHERE a.status <> 'withdrawn' AND (a.expires IS NULL OR a.expires > ?) ORDER BY a.file`,
      now,
    )
    .map(({ seoTitle, ...story }) => ({ ...story, seoTitle: seoTitle ?? undefined }));
