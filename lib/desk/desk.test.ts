/** The edition follows the content folder: what is saved is published, once, and what it waited for completes it. */
import {
  appendFileSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findAuthor } from '#lib/edition/queries/authors.ts';
import { findMedia } from '#lib/edition/queries/media.ts';
import { findPage } from '#lib/edition/queries/pages.ts';
import { findPathStatus, findQueryStatus } from '#lib/edition/queries/paths.ts';
import { findSection } from '#lib/edition/queries/sections.ts';
import { isComplete } from '#lib/edition/queries/status.ts';
import { findStory, listLiveEntries } from '#lib/edition/queries/stories.ts';
import { findTopic } from '#lib/edition/queries/topics.ts';
import { DRAWING, FILE, type Newsroom, NOW, openNewsroom, PATH, site, story } from './newsroom.fixtures.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});
afterEach(() => newsroom.close());

const filesPublished = () => newsroom.published.flatMap(({ files }) => files).sort();
const statusOf = (path: string) => findPathStatus(newsroom.edition, { path, now: NOW });

describe('saving', () => {
  it('publishes a new story, with all that its file says', async () => {
    newsroom.write('media/graphics/map.svg', DRAWING);
    newsroom.write('media/data/oil.csv', 'year,price\n2007,70\n');
    newsroom.write(
      FILE,
      story(
        'kind: analysis\nagency: Meridian Wire\ndateline: Baghdad\ntopics: [iran, iraq, iran]\nseries: talks\nlocation: {lat: 33.3, lon: 44.4, label: Baghdad}\nimage:\n  src: /media/graphics/map.svg\n  alt: A map\n  credit: The Meridian\n  focalPoint: [0.25, 1]\nkeyPoints: [One, Two]\ncorrections:\n  - {date: 2007-06-01T10:00:00+05:30, kind: correction, text: A name}\nlanguage: en-GB\n',
        'One.\n\n![Map](graphics/map.svg "Caption")\n\n::chart{src="data/oil.csv" type="bar" title="Oil"}\n',
      ),
    );
    expect(await newsroom.read()).toEqual([]);
    expect(findStory(newsroom.edition, { path: PATH, now: NOW })).toMatchObject({
      kind: 'analysis',
      headline: 'Ambassadors meet in Baghdad',
      authors: [{ slug: 'maya', name: 'Maya' }],
      published: '2007-05-28T20:17:00.000Z',
      topics: [{ slug: 'iran' }, { slug: 'iraq' }],
      image: { file: 'graphics/map.svg', width: 40, height: 30, focalPoint: [0.25, 1] },
      corrections: [{ date: '2007-06-01T04:30:00.000Z', kind: 'correction', text: 'A name' }],
      language: 'en-GB',
      body: expect.stringContaining('One.'),
      truncated: false,
      pictures: { 'graphics/map.svg': { file: 'graphics/map.svg', width: 40, height: 30 } },
      data: { 'data/oil.csv': 'year,price\n2007,70\n' },
    });
    expect(findTopic(newsroom.edition, { slug: 'iran', now: NOW })).toMatchObject({ title: 'Iran' });
    expect(isComplete(newsroom.edition)).toBe(true);
  });

  it('keeps the rest of a story that is not free apart from its opening', async () => {
    newsroom.write(FILE, story('access: subscribers\n', 'One.\n\nTwo.\n\nThe sentinel.\n'));
    await newsroom.read();
    const found = findStory(newsroom.edition, { path: PATH, now: NOW });
    expect(found).toMatchObject({ access: 'subscribers', truncated: true });
    expect(JSON.stringify(found)).not.toContain('sentinel');
  });

  it('reads again only what changed', async () => {
    newsroom.write(FILE, story());
    await newsroom.read();
    await newsroom.read();
    expect(newsroom.published).toEqual([]);
    newsroom.write(FILE, story('headline: Later\n'));
    await newsroom.read();
    expect(filesPublished()).toEqual([FILE]);
    expect(newsroom.headline()).toBe('Later');
  });

  it('announces nothing where a file was touched, but not changed', async () => {
    newsroom.write(FILE, story());
    await newsroom.read();
    utimesSync(join(newsroom.contentDir, FILE), new Date(), new Date(Date.now() + 5000));
    await newsroom.read();
    expect(newsroom.published.map(({ change }) => change)).toEqual([undefined]);
    expect(newsroom.headline()).toBe('Ambassadors meet in Baghdad');
  });

  it('does not publish again what the watcher named though it is as it was', async () => {
    newsroom.write(FILE, story());
    await newsroom.read();
    newsroom.published.length = 0;
    // What was written a moment ago is read once more with it: the disk's clock may not have moved on.
    expect((await newsroom.desk.pass(new Set([FILE]))).read).toBeGreaterThanOrEqual(1);
    expect(newsroom.published).toEqual([]);
  });

  it('sees a file of the same size and time that was moved over another', async () => {
    const old = new Date('2001-01-01');
    newsroom.write(FILE, story('headline: Aaaa\n'));
    utimesSync(join(newsroom.contentDir, FILE), old, old);
    await newsroom.read();
    const other = join(newsroom.folder, 'other.md');
    writeFileSync(other, story('headline: Bbbb\n'));
    // The disk's clock goes in steps; the two files are of different ones.
    const steps = (path: string): number => Math.floor(statSync(path).ctimeMs);
    do utimesSync(other, old, old);
    while (steps(other) === steps(join(newsroom.contentDir, FILE)));
    renameSync(other, join(newsroom.contentDir, FILE));
    await newsroom.read();
    expect(newsroom.headline()).toBe('Bbbb');
  });

  it('publishes a burst of changes as one transaction', async () => {
    await newsroom.read();
    for (let i = 0; i < 500; i += 1)
      newsroom.write(`articles/world/2007/05/29-story-${i}.md`, story(`headline: Story ${i}\n`));
    expect(await newsroom.read()).toEqual([]);
    expect(newsroom.published).toHaveLength(1);
    expect(filesPublished()).toHaveLength(500);
    expect(newsroom.headline('/world/2007/05/29/story-499')).toBe('Story 499');
  });

  it('publishes a first reading in parts', async () => {
    for (let i = 0; i < 1100; i += 1)
      newsroom.write(`articles/world/2007/05/29-story-${i}.md`, story(`headline: Story ${i}\n`));
    expect(await newsroom.read()).toEqual([]);
    expect(newsroom.published.length).toBeGreaterThan(2);
    expect(newsroom.headline('/world/2007/05/29/story-1099')).toBe('Story 1099');
  });

  it('passes over what editors leave behind', async () => {
    for (const name of [
      '.29-talks.md.swp',
      '29-talks.md~',
      '#29-talks.md#',
      '4913',
      '.#29-talks.md',
      '29-talks.md.tmp',
    ])
      newsroom.write(`articles/world/2007/05/${name}`, 'x');
    newsroom.write('node_modules/x/README.md', 'x');
    newsroom.write('.git/HEAD.md', 'x');
    newsroom.write('graphics/map.yml', 'x: 1');
    newsroom.write('schema.ts', '');
    expect(await newsroom.read()).toEqual([]);
  });
});

describe('moving and removing', () => {
  it('sees a renamed file in one transaction, so that its old URL leads to the new one', async () => {
    newsroom.write(FILE, story());
    await newsroom.read();
    renameSync(
      join(newsroom.contentDir, FILE),
      join(newsroom.contentDir, FILE.replace('talks', 'baghdad-talks')),
    );
    await newsroom.read();
    expect(newsroom.published).toHaveLength(1);
    expect(newsroom.published[0]).toMatchObject({
      removed: [FILE],
      files: [FILE.replace('talks', 'baghdad-talks')],
    });
    expect(statusOf(PATH)).toEqual({ status: 'moved', to: '/world/2007/05/29/baghdad-talks' });
  });

  it('follows a folder that is moved', async () => {
    newsroom.write('sections/politics.md', '---\ntitle: P\nnavTitle: P\ndescription: P\norder: 2\n---\n');
    for (const slug of ['a', 'b', 'c'])
      newsroom.write(`articles/world/2007/05/29-${slug}.md`, story(`headline: ${slug}\n`));
    await newsroom.read();
    renameSync(join(newsroom.contentDir, 'articles/world'), join(newsroom.contentDir, 'articles/politics'));
    expect(await newsroom.read()).toEqual([]);
    expect(newsroom.published).toHaveLength(1);
    expect(newsroom.headline('/politics/2007/05/29/b')).toBe('b');
    expect(statusOf('/world/2007/05/29/b')).toEqual({ status: 'moved', to: '/politics/2007/05/29/b' });
  });

  it('takes down a story whose file is removed', async () => {
    newsroom.write(FILE, story());
    await newsroom.read();
    newsroom.remove(FILE);
    await newsroom.read();
    expect(newsroom.headline()).toBeUndefined();
    expect(newsroom.published[0]?.removed).toEqual([FILE]);
  });

  it('takes nothing down where the folder is empty or gone', async () => {
    newsroom.write(FILE, story());
    await newsroom.read();
    const aside = join(newsroom.folder, 'aside');
    renameSync(newsroom.contentDir, aside);
    await expect(newsroom.desk.pass()).rejects.toThrow(/ENOENT/);
    newsroom.write('notes.txt', 'An empty volume, mounted by mistake.');
    expect(await newsroom.desk.pass()).toMatchObject({ emptied: true });
    expect(newsroom.headline()).toBe('Ambassadors meet in Baghdad');
    rmSync(newsroom.contentDir, { recursive: true });
    renameSync(aside, newsroom.contentDir);
    expect(await newsroom.read()).toEqual([]);
    expect(newsroom.headline()).toBe('Ambassadors meet in Baghdad');
  });
});

describe('waiting for another file', () => {
  const waiting = [
    ['an author', 'authors: [ravi]\n', 'authors/ravi.md', '---\nname: Ravi\nrole: Writer\n---\n'],
    ['a picture', 'image: {src: late.svg, alt: A map, credit: X}\n', 'media/late.svg', DRAWING],
  ] as const;
  it.each(waiting)('publishes a story when %s arrives later', async (_, fields, file, text) => {
    newsroom.write(FILE, story(fields));
    expect(await newsroom.read()).toHaveLength(1);
    newsroom.write(file, text);
    expect(await newsroom.read()).toEqual([]);
    expect(newsroom.headline()).toBe('Ambassadors meet in Baghdad');
  });

  it.each(waiting)('does so also across a restart (%s)', async (_, fields, file, text) => {
    newsroom.write(FILE, story(fields));
    expect(await newsroom.read()).toHaveLength(1);
    newsroom.restart();
    expect(await newsroom.read()).toHaveLength(1);
    newsroom.write(file, text);
    newsroom.restart();
    expect(await newsroom.read()).toEqual([]);
    expect(newsroom.headline()).toBe('Ambassadors meet in Baghdad');
  });

  it('publishes all that a chain of new files makes sound, in one transaction', async () => {
    newsroom.write('articles/odd/2007/05/29-talks.md', story('kind: live\nauthors: [ravi]\n'));
    newsroom.write(
      'articles/odd/2007/05/29-talks/0215.md',
      '---\nat: 2007-05-29T02:15:00+05:30\nauthor: ravi\n---\nText\n',
    );
    expect(await newsroom.read()).toHaveLength(4);
    newsroom.write(
      'authors/ravi.md',
      '---\nname: Ravi\nrole: Writer\nimage: {src: r.svg, alt: Ravi, credit: X}\n---\n',
    );
    newsroom.write('media/r.svg', DRAWING);
    newsroom.write(
      'sections/odd.md',
      '---\ntitle: O\nnavTitle: O\ndescription: O\norder: 3\nparent: ends\n---\n',
    );
    newsroom.write('sections/ends.md', '---\ntitle: E\nnavTitle: E\ndescription: E\norder: 4\n---\n');
    expect(await newsroom.read()).toEqual([]);
    expect(newsroom.published).toHaveLength(1);
    const entries = listLiveEntries(newsroom.edition, { path: '/odd/2007/05/29/talks', now: NOW });
    expect(entries).toMatchObject([{ id: 't0215', author: { name: 'Ravi' } }]);
  });

  it('keeps a story up whose author is removed', async () => {
    newsroom.write(FILE, story());
    await newsroom.read();
    newsroom.remove('authors/maya.md');
    await newsroom.read();
    expect(newsroom.headline()).toBe('Ambassadors meet in Baghdad');
  });

  it('says once what is wrong with a file that is saved again as it was', async () => {
    newsroom.write(FILE, story('wibble: 1\n'));
    await newsroom.read();
    newsroom.published.length = 0;
    await newsroom.desk.pass(new Set([FILE]));
    expect(newsroom.published).toEqual([]);
  });
});

describe('the time zone of the publication', () => {
  it('judges every story anew when it changes', async () => {
    newsroom.write(FILE, story());
    await newsroom.read();
    newsroom.write('site.yml', site('timeZone: UTC'));
    expect((await newsroom.read()).map(({ message }) => message)).toEqual([
      expect.stringMatching(/published on 2007-05-28 \(UTC\)/),
    ]);
    newsroom.write('site.yml', site('timeZone: Asia/Tokyo'));
    expect(await newsroom.read()).toEqual([]);
  });
});

describe('redirects', () => {
  it('publishes a map of paths, and shortens a chain with a warning', async () => {
    newsroom.write('redirects.yml', '/a: /b\n/b: /world\n/caf%C3%A9/: /corrections\n');
    const problems = await newsroom.read();
    expect(problems).toEqual([
      expect.objectContaining({ line: 1, field: '/a', severity: 'warning', remedy: 'Write "/a: /world".' }),
    ]);
    expect(statusOf('/a')).toEqual({ status: 'moved', to: '/world' });
    expect(statusOf('/café')).toEqual({ status: 'moved', to: '/corrections' });
  });
  it('publishes patterns for the addresses of an old site', async () => {
    newsroom.write('redirects.yml', '/amp/*: /*\n/blog/*: /world\n');
    expect(await newsroom.read()).toEqual([]);
    expect(statusOf('/amp/world')).toEqual({ status: 'moved', to: '/world' });
    expect(statusOf('/blog/2009/x')).toEqual({ status: 'moved', to: '/world' });
  });
  it('publishes old addresses with a query', async () => {
    newsroom.write(
      'redirects.yml',
      '/?p=123: /world\n/story.php?id=7&lang=en: /corrections\n/?p=5: /a.pdf\n',
    );
    expect(await newsroom.read()).toEqual([]);
    const { edition } = newsroom;
    const asked = (path: string, search: string) => findQueryStatus(edition, { path, search, now: NOW });
    expect(asked('/', '?p=123&x=1')).toEqual({ status: 'moved', to: '/world' });
    expect(asked('/story.php', '?lang=en&id=7')).toEqual({ status: 'moved', to: '/corrections' });
    expect(asked('/', '?p=5')).toEqual({ status: 'moved', to: '/a.pdf' });
  });
  it('publishes as many as an old paper has', async () => {
    const lines = Array.from({ length: 8000 }, (_, i) => `/old/${i}: /world\n`);
    newsroom.write('redirects.yml', lines.join(''));
    expect(await newsroom.read()).toEqual([]);
    expect(statusOf('/old/7999')).toEqual({ status: 'moved', to: '/world' });
  });
  it.each([
    ['/a: /b\n/b: /a\n', /circle/],
    ['/a: /a\n', /circle/],
    ['a: /b\n', /"a" is no path/],
    ['/: /b\n', /no path/],
    ['/a: https://example.org/\n', /leads to no path/],
    ['/a: //example.org/\n', /leads to no path/],
    ['/a: /b/../c\n', /leads to no path/],
    ['/a: [x]\n', /leads to no path/],
    ['/caf%C3%A9: /b\n/café: /c\n', /stands twice/],
    ['- /a\n', /holds no fields/],
    ['/*: /world\n', /fits every address/],
    ['/a/*/b/*: /world\n', /more than one/],
    ['/blog/*: /blog/old/*\n', /fits the addresses that it leads to/],
    ['/a: /b/*\n', /Only its target/],
    ['/a: /b?x=1\n', /leads to no path/],
    ['/?: /b\n', /no path/],
    ['/?p=*: /b\n', /no path/],
    ['"/?p=1#x": /b\n', /no path/],
    ['/?p=1: /b\n/?p=1&: /c\n', /stands twice/],
  ])('refuses %j and keeps the redirects that were there', async (text, message) => {
    newsroom.write('redirects.yml', '/old: /world\n');
    await newsroom.read();
    newsroom.write('redirects.yml', text);
    const problems = await newsroom.read();
    expect(problems[0]?.message).toMatch(message);
    expect(statusOf('/old')).toEqual({ status: 'moved', to: '/world' });
  });
});

describe('a damaged edition', () => {
  it('is made again from content', async () => {
    newsroom.write(FILE, story());
    await newsroom.read();
    const file = newsroom.editionFile;
    const other = new DatabaseSync(file);
    other.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    other.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, 8192, bytes.length));
    newsroom.write('authors/ravi.md', '---\nname: Ravi\nrole: Writer\n---\n');
    await newsroom.read();
    expect(newsroom.headline()).toBe('Ambassadors meet in Baghdad');
    expect(findAuthor(newsroom.edition, { slug: 'ravi' })?.name).toBe('Ravi');
  });
});

it('keeps a picture that is replaced by a damaged one', async () => {
  newsroom.write('media/map.svg', DRAWING);
  await newsroom.read();
  const before = findMedia(newsroom.edition, { file: 'map.svg' });
  appendFileSync(join(newsroom.contentDir, 'media/map.svg'), '<script>');
  expect(await newsroom.read()).toHaveLength(1);
  expect(findMedia(newsroom.edition, { file: 'map.svg' })).toEqual(before);
});

describe('what a body shows', () => {
  const SHOWN = [
    '![Map](/media/map.svg "Where")',
    '::chart{src="oil.csv" type="bar" title="Oil"}',
    '::video{src="talks.mp4" title="Talks"}',
  ].join('\n\n');
  const shown = {
    body: expect.stringContaining('::chart'),
    pictures: { '/media/map.svg': { file: 'map.svg', width: 40, height: 30 } },
    data: { 'oil.csv': 'year,price\n2007,70\n' },
    films: { 'talks.mp4': { file: 'talks.mp4', type: 'video/mp4' } },
  };
  beforeEach(() => {
    newsroom.write('media/map.svg', DRAWING);
    newsroom.write('media/oil.csv', 'year,price\n2007,70\n');
    newsroom.write('media/talks.mp4', 'film');
  });

  it('comes with it wherever a body stands: stories, entries, sections, authors, pages', async () => {
    newsroom.write(FILE, story('kind: live\n', SHOWN));
    newsroom.write(FILE.replace('.md', '/0215.md'), `---\nat: 2007-05-29T02:15:00+05:30\n---\n${SHOWN}`);
    newsroom.write(
      'sections/world.md',
      `---\ntitle: World News\nnavTitle: World\ndescription: The world\norder: 1\n---\n${SHOWN}`,
    );
    newsroom.write('authors/maya.md', `---\nname: Maya\nrole: Reporter\n---\n${SHOWN}`);
    newsroom.write('pages/privacy.md', `---\ntitle: Privacy\n---\n${SHOWN}`);
    expect(await newsroom.read()).toEqual([]);
    const { edition } = newsroom;
    expect(findStory(edition, { path: PATH, now: NOW })).toMatchObject(shown);
    expect(listLiveEntries(edition, { path: PATH, now: NOW })).toMatchObject([shown]);
    expect(findSection(edition, { slug: 'world' })).toMatchObject(shown);
    expect(findAuthor(edition, { slug: 'maya' })).toMatchObject(shown);
    expect(findPage(edition, { slug: 'privacy' })).toMatchObject(shown);
  });

  it('stays behind with the rest of a story that is not free', async () => {
    newsroom.write(FILE, story('access: subscribers\n', `One.\n\nTwo.\n\nThree.\n\n${SHOWN}`));
    expect(await newsroom.read()).toEqual([]);
    const nothing = { pictures: {}, data: {}, films: {} };
    expect(findStory(newsroom.edition, { path: PATH, now: NOW })).toMatchObject(nothing);
  });
});
