/** What a content file's name says of what it holds: its slug, its day, its path on the site. */
import { articlePath, type Path, parsePath, RESERVED, SLUG } from '#lib/routes.ts';
import type { Fault } from './fault.ts';

export interface StoryAddress {
  section: string;
  /** `2007-05-29` */
  day: string;
  slug: string;
  path: Path;
}

const nameFault = (message: string, remedy: string): { faults: Fault[] } => ({
  faults: [{ label: 'file name', message, remedy }],
});

const SLUG_REMEDY = 'Use letters, digits and single hyphens: us-urges-iran.';

/** Reads `<section>/<yyyy>/<mm>/<dd>-<slug>` (as in a file's path below `articles/`, without its ending). */
function readStoryName(name: string): StoryAddress | { faults: Fault[] } {
  const [section = '', year = '', month = '', last = ''] = name.normalize('NFC').split('/');
  const [, date = '', slug = ''] = /^(\d\d)-(.+)$/u.exec(last) ?? [];
  if (!/^\d{4}$/.test(year) || !/^\d\d$/.test(month) || slug === '') {
    return nameFault(
      'The file name does not give year, month, day and slug.',
      'Name it articles/<section>/<yyyy>/<mm>/<dd>-<slug>.md.',
    );
  }
  if (!SLUG.test(slug)) return nameFault(`"${slug}" cannot stand in a URL.`, SLUG_REMEDY);
  const day = `${year}-${month}-${date}`;
  const path = articlePath(section, day, slug);
  if (parsePath(articlePath(section, '2000-01-01', slug)) === undefined)
    return nameFault(`"${section}" cannot be a section.`, 'Move the file to the folder of a section.');
  if (parsePath(path) === undefined)
    return nameFault(`There is no day ${day}.`, 'Correct the year, month or day in the file name.');
  return { section, day, slug, path };
}

/** Address of an article from its file, `articles/world/2007/05/29-slug.md`; faults where the name is not of that form. */
export const storyAddress = (file: string): StoryAddress | { faults: Fault[] } =>
  readStoryName(file.replace(/^articles\//, '').replace(/\.md$/, ''));

/** Path of the story in a file, as a list: none where it is no story's. */
export function storyPathOf(file: string): Path[] {
  if (!file.startsWith('articles/') || file.split('/').length !== 5) return [];
  const address = storyAddress(file);
  return 'faults' in address ? [] : [address.path];
}

export interface EntryAddress {
  story: Path;
  /** Anchor: `t1746` or `t1746-2`. */
  id: string;
}

/** Address of a live story's entry from its file, `articles/world/2007/05/29-slug/1746-2.md`. */
export function entryAddress(file: string): EntryAddress | { faults: Fault[] } {
  const cut = file.lastIndexOf('/');
  const story = readStoryName(file.slice(0, cut).replace(/^articles\//, ''));
  if ('faults' in story) return story;
  const time = file.slice(cut + 1).replace(/\.md$/, '');
  if (!/^(?:[01]\d|2[0-3])[0-5]\d(?:-[1-9]\d?)?$/.test(time))
    return nameFault(
      `"${time}" is not a time of day.`,
      'Name the entry <hhmm>.md or <hhmm>-<n>.md: 1746.md, 1746-2.md.',
    );
  return { story: story.path, id: `t${time}` };
}

/** Slug of an author, topic, page, section or front: the file's name, NFC. */
export function slugAddress(file: string): { slug: string } | { faults: Fault[] } {
  const slug = file
    .slice(file.lastIndexOf('/') + 1)
    .replace(/\.(?:md|yml)$/, '')
    .normalize('NFC');
  if (!SLUG.test(slug)) return nameFault(`"${slug}" cannot stand in a URL.`, SLUG_REMEDY);
  const isReserved = file.startsWith('sections/') && (RESERVED as readonly string[]).includes(slug);
  return isReserved
    ? nameFault(`"${slug}" is a page of the paper itself and cannot be a section.`, 'Choose another name.')
    : { slug };
}
