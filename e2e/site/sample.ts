/** The sample newspaper as its files have it: what the pages are held against. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CLOCK } from '../../playwright.config.ts';

const content = join(import.meta.dirname, '../../content');

/** Fields of an article's front matter that tests ask about. */
interface Fields {
  headline: string;
  standfirst: string;
  kind?: string;
  authors?: string[];
  published: string;
  updated?: string;
  expires?: string;
  status?: string;
  withdrawnReason?: string;
  topics?: string[];
  location?: { label?: string };
  image?: object;
  keyPoints?: string[];
  corrections?: { date: string; text: string; kind: string }[];
  related?: string[];
  access?: string;
  canonicalUrl?: string;
  language?: string;
  translationOf?: string;
  digitalSourceType?: string;
}

interface LiveFields {
  at: string;
  headline?: string;
  key?: boolean;
  pinned?: boolean;
}

interface File<Front> {
  /** Path below the content folder. */
  file: string;
  fields: Front;
  body: string;
}

export interface SampleStory extends File<Fields> {
  /** Decoded. */
  path: string;
  section: string;
  /** `2007-05` */
  month: string;
  kind: string;
}

function read<Front>(file: string): File<Front> {
  const [, front = '', body = ''] =
    /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(content, file), 'utf8')) ?? [];
  // The desk has checked the fields of every file that the site shows.
  return { file, fields: parse(front) as Front, body };
}

/** Files below a folder of the content, in the order of their names. */
const list = (pattern: string): string[] => globSync(pattern, { cwd: content }).sort();

const ARTICLE = /^articles\/([^/]+)\/(\d{4})\/(\d\d)\/(\d\d)-(.+)\.md$/;

const stories = list('articles/*/*/*/*.md').map((file): SampleStory => {
  const [, section = '', year = '', month = '', day = '', slug = ''] = ARTICLE.exec(file) ?? [];
  const story = read<Fields>(file);
  const path = `/${section}/${year}/${month}/${day}/${slug}`.normalize('NFC');
  return { ...story, path, section, month: `${year}-${month}`, kind: story.fields.kind ?? 'news' };
});

const clock = Date.parse(CLOCK);
const at = (instant: string): number => Date.parse(instant);

const isPublic = ({ fields }: SampleStory): boolean =>
  fields.status !== 'draft' && at(fields.published) <= clock;

/** Stories that anyone may see on the day on which the sites stand still, newest first. */
export const visible = stories
  .filter((story) => isPublic(story) && story.fields.status !== 'withdrawn')
  .filter(({ fields }) => fields.expires === undefined || at(fields.expires) > clock)
  .sort((a, b) => at(b.fields.published) - at(a.fields.published));

/** Visible stories whose whole text is free to read. */
export const free = visible.filter(({ fields }) => (fields.access ?? 'free') === 'free');
/** Visible stories of which only the opening is free to read. */
export const walled = visible.filter((story) => !free.includes(story));
export const withdrawn = stories.filter((story) => isPublic(story) && story.fields.status === 'withdrawn');
/** Stories that are to look as if they did not exist: scheduled and drafts. */
export const hidden = stories.filter((story) => !isPublic(story));

/** Entries of a live story: the files beside it. */
export const liveEntries = (story: SampleStory): File<LiveFields>[] =>
  list(`${story.file.replace(/\.md$/, '')}/*.md`).map((file) => read<LiveFields>(file));

/** Free stories whose body matches, each with the first match. */
export const storiesWith = (pattern: RegExp): { story: SampleStory; match: RegExpExecArray }[] =>
  free.flatMap((story) => {
    const match = pattern.exec(story.body);
    return match ? [{ story, match }] : [];
  });

/** Cells of a data file, by row. */
export const dataFile = (src: string): string[][] =>
  readFileSync(join(content, 'media', src.replace(/^\/?media\//, '')), 'utf8')
    .trim()
    .split('\n')
    .map((row) => row.split(',').map((cell) => cell.replace(/^"|"$/g, '').trim()));

/**
 * Runs of plain words, long enough to be told from others, in the blocks after a body's first two paragraphs: what
 * must not be found anywhere of a story that is not free.
 */
export const behindTheWall = ({ body }: SampleStory): string[] =>
  body
    .trim()
    .split(/\n{2,}/)
    .slice(2)
    .flatMap((block) => block.split(/[*_`[\]{}|<>()"\\\n]/))
    .map((words) => words.trim())
    .filter((words) => words.length >= 40);
