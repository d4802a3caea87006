/** What the watcher names is published without a look at all the rest; what it cannot name is found all the same. */
import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import { FILE, type Newsroom, NOW, openNewsroom, site, story } from './newsroom.fixtures.ts';

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = openNewsroom();
  newsroom.write(FILE, story());
  await newsroom.read();
});
afterEach(() => newsroom.close());

const OTHER = 'articles/world/2007/05/29-other.md';
const look = (...names: string[]) => newsroom.desk.pass(new Set(names));
const statusOf = (path: string) => findPathStatus(newsroom.edition, { path, now: NOW });

it('reads what is named and nothing else', async () => {
  newsroom.write(FILE, story('headline: Named\n'));
  newsroom.write(OTHER, story('headline: Not named\n'));
  expect(await look(FILE)).toMatchObject({ read: 1 });
  expect(newsroom.headline()).toBe('Named');
  expect(newsroom.headline('/world/2007/05/29/other')).toBeUndefined();
  await newsroom.read();
  expect(newsroom.headline('/world/2007/05/29/other')).toBe('Not named');
});

it('sees what was changed with its size and time kept', async () => {
  const long = new Date('2001-01-01');
  newsroom.write(FILE, story('headline: Aaaa\n'));
  utimesSync(join(newsroom.contentDir, FILE), long, long);
  await look(FILE);
  newsroom.write(FILE, story('headline: Bbbb\n'));
  utimesSync(join(newsroom.contentDir, FILE), long, long);
  await look(FILE);
  expect(newsroom.headline()).toBe('Bbbb');
});

it('follows a folder that is named when it comes, moves and goes', async () => {
  const folder = join(newsroom.contentDir, 'articles/world/2008');
  newsroom.write(
    'articles/world/2008/01/05-new.md',
    story('headline: New\npublished: 2008-01-05T10:00:00+05:30\n'),
  );
  await look('articles/world/2008');
  expect(newsroom.headline('/world/2008/01/05/new')).toBe('New');
  newsroom.write('sections/law.md', '---\ntitle: L\nnavTitle: L\ndescription: L\norder: 2\n---\n');
  mkdirSync(join(newsroom.contentDir, 'articles/law'));
  renameSync(folder, join(newsroom.contentDir, 'articles/law/2008'));
  await look('articles/world/2008', 'articles/law/2008', 'sections/law.md');
  expect(statusOf('/world/2008/01/05/new')).toEqual({ status: 'moved', to: '/law/2008/01/05/new' });
  rmSync(join(newsroom.contentDir, 'articles/law'), { recursive: true });
  await look('articles/law');
  expect(newsroom.headline('/law/2008/01/05/new')).toBeUndefined();
  expect(newsroom.headline()).toBe('Ambassadors meet in Baghdad');
});

it('takes a story down whose file is named and gone, and frees its place for another', async () => {
  newsroom.remove(FILE);
  newsroom.write('articles/world/2007/05/29-Talks.md', story('headline: Capital\n'));
  await look('articles/world/2007/05/29-Talks.md', FILE);
  expect(newsroom.headline('/world/2007/05/29/Talks')).toBe('Capital');
  expect([...newsroom.desk.problems]).toEqual([]);
});

it('publishes what a named file makes sound', async () => {
  newsroom.write(OTHER, story('authors: [ravi]\n'));
  await look(OTHER);
  expect(newsroom.headline('/world/2007/05/29/other')).toBeUndefined();
  newsroom.write('authors/ravi.md', '---\nname: Ravi\nrole: Writer\n---\n');
  await look('authors/ravi.md');
  expect(newsroom.headline('/world/2007/05/29/other')).toBe('Ambassadors meet in Baghdad');
});

it('judges every story anew where the paper itself is named and its time zone changed', async () => {
  newsroom.write('site.yml', site('timeZone: UTC'));
  await look('site.yml');
  expect([...newsroom.desk.problems.keys()]).toEqual([FILE]);
});

it('finds the second place at which a link shows a named file', async () => {
  newsroom.write('desk/drafts/x.md', 'x');
  symlinkSync('29-talks.md', join(newsroom.contentDir, OTHER));
  await newsroom.read();
  newsroom.write(FILE, story('headline: In both places\n'));
  await look(FILE);
  expect(newsroom.headline('/world/2007/05/29/other')).toBe('In both places');
});

it('finds a named file that is spelt with combining marks', async () => {
  const file = 'articles/world/2007/05/29-cafe\u0301.md';
  newsroom.write(file, story());
  await look(file);
  expect(newsroom.headline('/world/2007/05/29/caf\u00e9')).toBe('Ambassadors meet in Baghdad');
  newsroom.remove(file);
  await look(file);
  expect(newsroom.headline('/world/2007/05/29/caf\u00e9')).toBeUndefined();
});

it('takes nothing down where all that is named is gone because the folder is', async () => {
  rmSync(newsroom.contentDir, { recursive: true });
  await expect(look(FILE)).rejects.toThrow(/ENOENT/);
  mkdirSync(newsroom.contentDir);
  expect(await look(FILE, 'site.yml')).toMatchObject({ emptied: true });
  expect(newsroom.headline()).toBe('Ambassadors meet in Baghdad');
});

it('finds by itself what was named while the folder was not there', async () => {
  newsroom.write(FILE, story('headline: Named in vain\n'));
  const aside = `${newsroom.contentDir}-aside`;
  renameSync(newsroom.contentDir, aside);
  await expect(look(FILE)).rejects.toThrow(/ENOENT/);
  renameSync(aside, newsroom.contentDir);
  await look('authors/maya.md');
  expect(newsroom.headline()).toBe('Named in vain');
});

it('publishes a save while all the rest is surveyed', async () => {
  for (let i = 0; i < 1_500; i += 1)
    newsroom.write(`articles/world/2007/05/29-story-${i}.md`, story(`headline: Story ${i}\n`));
  await newsroom.read();
  const order: string[] = [];
  const survey = newsroom.desk.pass().then(() => order.push('survey'));
  writeFileSync(join(newsroom.contentDir, FILE), story('headline: At once\n'));
  const save = look(FILE).then(() => order.push(newsroom.headline() ?? ''));
  await Promise.all([survey, save]);
  expect(order).toEqual(['At once', 'survey']);
});
