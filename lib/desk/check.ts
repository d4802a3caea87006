/** Reads all of the content without publishing any: what a newsroom wants to know before it merges. */
import type { ArticleRecord, ContentRecord, Problem } from '#lib/edition/batch.ts';
import { Desk } from './desk.ts';
import { lineInFile } from './line-in-file.ts';
import { checkingOutlet } from './outlet.ts';

export interface SectionCount {
  published: number;
  /** Published in the future. */
  scheduled: number;
  draft: number;
  withdrawn: number;
  expired: number;
}

export interface ContentCheck {
  /** Files that can be published, by what they hold: article, live-entry, author… */
  files: Record<string, number>;
  /** Stories by section. */
  stories: Record<string, SectionCount>;
  /** Stories to come, soonest first. */
  scheduled: { path: string; published: string }[];
  problems: Problem[];
  errors: number;
  warnings: number;
  /** What could not be checked, and why. */
  unchecked: string[];
  /** What could be better and is not wrong; in neither of the counts. */
  advice: Suggestion[];
}

/** A warning that calls for nothing; those of a kind are counted together. */
export interface Suggestion extends Problem {
  severity: 'warning';
  kind: string;
}

/** Somebody who reads along and has something to say of the content as a whole, at `now` (ms). */
export interface Adviser {
  take(file: string, record: ContentRecord): void;
  conclude(now: number): (Pick<Suggestion, 'file' | 'kind' | 'message' | 'remedy'> & {
    field?: readonly string[] | undefined;
  })[];
}

type Story = Pick<ArticleRecord, 'path' | 'section' | 'status' | 'published' | 'expires'>;

function standing({ status, published, expires }: Story, now: number): keyof SectionCount {
  if (status !== 'published') return status;
  if (published > now) return 'scheduled';
  return expires !== undefined && expires <= now ? 'expired' : 'published';
}

const byPlace = (a: Problem, b: Problem): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0);

const sorted = <Value>(counts: Map<string, Value>): Record<string, Value> =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Checks a content folder at an instant (`now`, ms). Throws where the folder cannot be read. */
export async function checkContent({
  contentDir,
  now,
  advisers = [],
}: {
  contentDir: string;
  now: number;
  advisers?: readonly Adviser[];
}): Promise<ContentCheck> {
  const files = new Map<string, number>();
  const stories: Story[] = [];
  const take = (record: ContentRecord): void => {
    files.set(record.type, (files.get(record.type) ?? 0) + 1);
    if (record.type !== 'article') return;
    const { path, section, status, published, expires } = record;
    stories.push({ path, section, status, published, expires });
  };
  const outlet = checkingOutlet(({ files: reports }) => {
    for (const { file, record } of reports) {
      if (record === undefined) continue;
      take(record);
      for (const adviser of advisers) adviser.take(file, record);
    }
  });
  const desk = new Desk({ contentDir, outlet });
  const { unread } = await desk.pass();

  const problems: Problem[] = [...desk.problems.values()].flat();
  for (const { folder, fault } of unread)
    problems.push({ file: folder, severity: 'error', ...fault, field: undefined });
  if (!files.has('site') && !desk.problems.has('site.yml')) problems.push(missingSite);

  const sections = new Map<string, SectionCount>();
  for (const story of stories) {
    const none = { published: 0, scheduled: 0, draft: 0, withdrawn: 0, expired: 0 };
    const counts = sections.get(story.section) ?? none;
    counts[standing(story, now)] += 1;
    sections.set(story.section, counts);
  }
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    files: sorted(files),
    stories: sorted(sections),
    scheduled: stories
      .filter((story) => standing(story, now) === 'scheduled')
      .sort((a, b) => a.published - b.published)
      .map(({ path, published }) => ({ path, published: new Date(published).toISOString() })),
    problems: problems.sort(byPlace),
    errors,
    warnings: problems.length - errors,
    unchecked: files.has('site') ? [] : [WITHOUT_SITE],
    advice: advisers.flatMap((adviser) =>
      adviser.conclude(now).map((advice) => toSuggestion(contentDir, advice)),
    ),
  };
}

const toSuggestion = (
  contentDir: string,
  { file, kind, field, message, remedy }: ReturnType<Adviser['conclude']>[number],
): Suggestion => ({
  file,
  line: field && lineInFile(contentDir, file, field),
  field: field?.join('.'),
  severity: 'warning',
  message,
  remedy,
  kind,
});

const WITHOUT_SITE =
  'There is no site.yml that can be used, so the time zone is not known: whether stories stand under their own day was not checked.';

const missingSite: Problem = {
  file: 'site.yml',
  severity: 'error',
  message: 'There is no site.yml.',
  remedy: 'Add it: name, tagline, timeZone and locale of the publication.',
};
