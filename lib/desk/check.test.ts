/** A newsroom's CI learns what is wrong before it merges, without anything being published. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Adviser, type ContentCheck, checkContent } from './check.ts';
import { checkReport } from './check-report.ts';
import { withRealFolder } from './fault.ts';
import { FILE, type Newsroom, NOW, openNewsroom, site, story } from './newsroom.fixtures.ts';

const project = resolve(import.meta.dirname, '../..');
let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});
afterEach(() => newsroom.close());

const at = (name: string, fields: string): void => newsroom.write(`articles/world/${name}.md`, story(fields));

it('counts files by what they hold and stories by section and standing', async () => {
  at('2007/05/29-a', '');
  at('2007/05/29-b', 'status: draft\n');
  at('2007/05/29-c', 'status: withdrawn\nwithdrawnReason: It was wrong.\n');
  at('2007/05/29-d', 'expires: 2008-01-01T00:00:00Z\n');
  at('2099/01/01-e', 'published: 2099-01-01T06:00:00+05:30\n');
  const check = await checkContent({ contentDir: newsroom.contentDir, now: NOW });
  expect(check).toEqual({
    files: { article: 5, author: 1, section: 1, site: 1 },
    stories: { world: { published: 1, scheduled: 1, draft: 1, withdrawn: 1, expired: 1 } },
    scheduled: [{ path: '/world/2099/01/01/e', published: '2099-01-01T00:30:00.000Z' }],
    problems: [],
    errors: 0,
    warnings: 0,
    unchecked: [],
    advice: [],
  });
});

it('names each problem on a line: file, line, field, message and remedy', async () => {
  newsroom.write(FILE, story('wibble: 1\nauthors: [nobody]\n'));
  newsroom.write('redirects.yml', '/a: /b\n/b: /c\n');
  newsroom.remove('site.yml');
  const check = await checkContent({ contentDir: newsroom.contentDir, now: NOW });
  const report = checkReport(check);
  expect(report).toContain(`${FILE}:5  wibble  An article has no field "wibble". → Remove it.`);
  expect(report).toContain('redirects.yml:1  /a  warning: /a leads to /b');
  expect(report).toContain('site.yml  -  There is no site.yml. →');
  expect(report).toContain('2 errors, 1 warning\n');
});

it('counts advice where there is much of it, names it with its line where it is asked for, and calls none of it an error', async () => {
  for (const slug of 'abcdef') at(`2007/05/29-${slug}`, '');
  const files: string[] = [];
  const adviser: Adviser = {
    take: (file, { type }) => type === 'article' && files.push(file),
    conclude: () =>
      files.map((file) => ({
        file,
        kind: 'long-title',
        field: ['headline'],
        message: 'It is long.',
        remedy: 'Cut it.',
      })),
  };
  const check = await checkContent({ contentDir: newsroom.contentDir, now: NOW, advisers: [adviser] });
  expect(check).toMatchObject({ errors: 0, warnings: 0, problems: [] });
  const line = 'articles/world/2007/05/29-b.md:2  headline  warning: It is long. → Cut it.';
  expect(checkReport(check)).toContain('     6  titles that search results cut');
  expect(checkReport(check)).not.toContain(line);
  expect(checkReport(check, { advice: true })).toContain(line);
  const few = { ...check, advice: check.advice.slice(0, 2) };
  expect(checkReport(few)).toContain('It is long.');
});

it('says first what could not be checked without a site file', async () => {
  newsroom.write(FILE, story('published: 2007-06-30T01:47:00+05:30\n'));
  newsroom.write('site.yml', 'name: [');
  const check = await checkContent({ contentDir: newsroom.contentDir, now: NOW });
  expect(checkReport(check)).toMatch(
    /^There is no site\.yml that can be used, so the time zone is not known: /,
  );
  newsroom.write('site.yml', site());
  const whole = await checkContent({ contentDir: newsroom.contentDir, now: NOW });
  expect(whole.unchecked).toEqual([]);
  expect(checkReport(whole)).not.toContain('not checked');
});

it.each([
  ['/paper/content', 'Add content/media/a.svg.'],
  ['/paper/stories', 'Add stories/media/a.svg.'],
  ['/srv/news', 'Add /srv/news/media/a.svg.'],
  ['/paper', 'Add media/a.svg.'],
])('remedies name the folder that is really used: %s', (folder, remedy) => {
  expect(withRealFolder('Add content/media/a.svg.', folder, '/paper')).toBe(remedy);
});

it('exits with 1 where there is an error, and prints JSON where asked', async () => {
  const run = (...words: string[]) =>
    promisify(execFile)(process.execPath, [join(project, 'bin/check-content.ts'), ...words], {
      cwd: project,
      env: { NODE_ENV: 'test', CONTENT_DIR: newsroom.contentDir, DATA_DIR: join(newsroom.folder, 'none') },
    });
  newsroom.write(FILE, story());
  expect((await run()).stdout).toMatch(/0 errors, 0 warnings\n$/);
  const { advice } = JSON.parse((await run('--json')).stdout) as ContentCheck; // what it prints
  expect(advice).toMatchObject([{ file: FILE, field: 'image', kind: 'no-picture', severity: 'warning' }]);
  newsroom.write(FILE, story('wibble: 1\n'));
  const failed: unknown = await run('--json').catch((error: unknown) => error);
  expect(failed).toMatchObject({ code: 1, stdout: expect.stringContaining('"errors": 1') });
  newsroom.remove('.');
  const missing: unknown = await run().catch((error: unknown) => error);
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringMatching(/cannot be checked: ENOENT/) });
  expect(existsSync(join(newsroom.folder, 'none'))).toBe(false);
});
