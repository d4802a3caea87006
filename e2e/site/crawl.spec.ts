/** The whole paper, read once by following every link from the front page. */
import { test as base, expect } from '@playwright/test';
import { LISTS, STORIES } from './pages.ts';
import { attributes, crawl, isUnlisted, listedStories, markup, type Page, unescaped } from './reading.ts';
import { behindTheWall, hidden, visible, walled, withdrawn } from './sample.ts';

const test = base.extend<object, { paper: Map<string, Page> }>({
  paper: [
    async ({ browserName: _ }, use, { project }) => {
      await use(await crawl(project.use.baseURL));
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

test.describe.configure({ mode: 'default' });

test('no link leads a reader astray: each answers 200 where it says', ({ paper }) => {
  expect(paper.size).toBeGreaterThan(visible.length);
  expect([...paper.values()].filter(({ status }) => status !== 200).map(({ path }) => path)).toEqual([]);
});

test('the addresses that other tests visit are pages of the paper', ({ paper }) => {
  const { 'not found': _, gone: __, ...templates } = { ...LISTS, ...STORIES };
  expect(Object.values(templates).filter((path) => !paper.has(decodeURI(path)))).toEqual([]);
});

test('every fragment leads to something on its page, and no two things share an id', ({ paper }) => {
  const astray = [...paper.values()].flatMap(({ path, html }) => {
    const ids = attributes(markup(html), 'id');
    const anchors = attributes(markup(html), 'href').filter((href) => href.startsWith('#') && href !== '#');
    const missing = anchors.filter((href) => !ids.includes(decodeURIComponent(href.slice(1))));
    const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
    return [...missing, ...repeated].map((what) => `${path}: ${what}`);
  });
  expect(astray).toEqual([]);
});

test('every picture, film and stylesheet that a page names is there', async ({ paper, request }) => {
  const files = new Set(
    [...paper.values()].flatMap(({ html }) => [
      ...attributes(markup(html), 'src'),
      ...attributes(markup(html), 'poster'),
      ...[...html.matchAll(/<link\b[^>]*?\shref="([^"]+)"/g)].map(([, href = '']) => unescaped(href)),
    ]),
  );
  const own = [...files].filter((file) => file.startsWith('/'));
  expect(own.length).toBeGreaterThan(20);
  const answers = await Promise.all(own.map(async (file) => [file, (await request.head(file)).status()]));
  expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
});

test('no two pages have one title, so a reader can tell tabs and results apart', ({ paper }) => {
  const titles = Map.groupBy(paper.values(), ({ html }) => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '');
  const shared = [...titles].filter(([title, pages]) => title === '' || pages.length > 1);
  expect(shared.map(([title, pages]) => [title, pages.map(({ path }) => path)])).toEqual([]);
});

test('every page that may be listed names one canonical address, its own', ({ paper, baseURL }) => {
  const origin = String(baseURL).replace('127.0.0.1', 'localhost');
  for (const { path, html } of paper.values()) {
    if (isUnlisted(html)) continue;
    const named = [...html.matchAll(/<link rel="canonical" href="([^"]*)"/g)].map(([, href]) => href);
    const elsewhere = visible.find((story) => story.path === path)?.fields.canonicalUrl;
    expect(named, path).toEqual([elsewhere ?? new URL(encodeURI(path), origin).href]);
  }
});

test('every story that is published can be reached by links, and no other', ({ paper }) => {
  const reached = [...paper.keys()].filter((path) => /^\/[^/]+\/\d{4}\/\d\d\/\d\d\//.test(path));
  expect(reached.sort()).toEqual(visible.map(({ path }) => path).sort());
});

test('what is scheduled or withdrawn is named on no page', ({ paper }) => {
  expect(hidden.length).toBeGreaterThan(0);
  expect(withdrawn.length).toBeGreaterThan(0);
  const kept = [...hidden, ...withdrawn];
  const named = [...paper.values()].filter(({ html }) =>
    kept.some(({ path, fields }) => html.includes(path) || unescaped(html).includes(fields.headline)),
  );
  expect(named.map(({ path }) => path)).toEqual([]);
});

test('no list names a story twice', ({ paper }) => {
  const lists = [...paper.values()].filter(({ path }) => !visible.some((story) => story.path === path));
  for (const { path, html } of lists) {
    const listed = listedStories(html);
    expect([...new Set(listed)], path).toEqual(listed);
  }
});

test('the text behind the wall is on no page of the paper', ({ paper }) => {
  expect(walled.length).toBeGreaterThan(0);
  const texts = [...paper.values()].map(({ path, html }) => ({ path, text: unescaped(html) }));
  for (const story of walled) {
    const secrets = behindTheWall(story);
    expect(secrets.length, story.file).toBeGreaterThan(3);
    const leaks = texts.flatMap(({ path, text }) =>
      secrets.filter((secret) => text.includes(secret)).map((secret) => `${path}: ${secret}`),
    );
    expect(leaks).toEqual([]);
  }
});
