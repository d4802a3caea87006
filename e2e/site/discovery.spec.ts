/** What search engines, networks and readers of feeds find: the whole paper, held against their rules. No browser. */
import { test as base, expect } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { atomFaults, jsonFeedFaults, rssFaults } from '../../lib/feeds/feed-rules.fixtures.ts';
import { sitemapFaults } from '../../lib/feeds/sitemap-schema.fixtures.ts';
import { readXml, textOfChild } from '../../lib/feeds/xml-reader.fixtures.ts';
import { googleFaults, nodeOfType, vocabularyFaults } from '../../lib/seo/graph/vocabulary.fixtures.ts';
import { BAGHDAD } from './pages.ts';
import { crawl, fetchPage, isUnlisted, markup, type Page, unescaped } from './reading.ts';
import { visible } from './sample.ts';

const test = base.extend<object, { paper: Map<string, Page> }>({
  paper: [
    async ({ browserName: _ }, use, { project }) => {
      const pages = await crawl(project.use.baseURL);
      pages.set('/no/such/page', await fetchPage(project.use.baseURL, '/no/such/page'));
      await use(pages);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

test.describe.configure({ mode: 'default' });

/** Pages that want to be found: search does not. */
const found = (paper: Map<string, Page>): Page[] =>
  [...paper.values()].filter(({ status, html }) => status === 200 && !isUnlisted(html));

/** Contents of the meta elements of a name or property. */
const metas = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`, 'g'))].map(
    ([, content = '']) => unescaped(content),
  );
const graphs = (html: string): string[] =>
  [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(
    ([, json = '']) => json,
  );
const graphOf = (html: string): string => graphs(html)[0] ?? '{}';
const canonicalOf = (html: string): string => /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1] ?? '';
const storyPage = (paper: Map<string, Page>, path: string): string => paper.get(path)?.html ?? '';

/** The path on the test's own server of an absolute address of the site. */
const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
};

test('every page of the paper is valid HTML @stripped', async ({ paper }) => {
  // React's spelling of void elements and of attributes' names is left to React; titles have a rule of our own.
  const rules = {
    'attr-case': 'off',
    'attribute-boolean-style': 'off',
    'void-style': 'off',
    'long-title': 'off',
    // The buttons of a page's two forms stand where the stories and topics are; a page may have none.
    'wcag/h32': 'off',
  } as const;
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'], rules });
  for (const { path, html } of paper.values()) {
    const { results } = await validator.validateString(html);
    const faults = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
    );
    expect(faults, path).toEqual([]);
  }
});

test('every page says what it is in one graph that schema.org and Google understand', ({ paper }) => {
  for (const { path, html } of found(paper)) {
    expect(graphs(html), path).toHaveLength(1);
    expect(vocabularyFaults(graphOf(html)), path).toEqual([]);
    expect(googleFaults(graphOf(html)), path).toEqual([]);
  }
  for (const { path } of visible)
    expect(Buffer.byteLength(graphOf(storyPage(paper, path))), path).toBeLessThanOrEqual(4096);
});

test('a story gives search engines three cuts of its picture, map or card, large enough and there', async ({
  paper,
  request,
}) => {
  const images = visible.map(({ path }) => {
    const node = nodeOfType(graphOf(storyPage(paper, path)), 'NewsArticle');
    const cuts = (node?.image ?? []) as { url: string; width: string; height: string }[];
    const shapes = cuts.map(({ width, height }) => Math.round((Number(width) / Number(height)) * 100));
    expect(shapes, path).toEqual([178, 133, 100]);
    expect(Math.min(...cuts.map(({ width }) => Number(width))), path).toBeGreaterThanOrEqual(1200);
    return cuts.map(({ url }) => url);
  });
  const bare = visible.findIndex(({ fields }) => fields.image === undefined && fields.location === undefined);
  expect(bare).toBeGreaterThanOrEqual(0);
  for (const url of [...(images[0] ?? []), ...(images.at(-1) ?? []), ...(images[bare] ?? [])]) {
    const response = await request.get(pathOf(url), { maxRedirects: 0 });
    expect([response.status(), response.headers()['content-type']], url).toEqual([
      200,
      expect.stringMatching(/^image\/(?:png|jpeg)$/),
    ]);
  }
});

test('a story in several languages leads search engines and readers to each, and each says the same', ({
  paper,
}) => {
  const translated = visible.filter(({ fields }) => fields.translationOf !== undefined);
  expect(translated.length).toBeGreaterThan(0);
  for (const { path, fields } of translated) {
    const original = String(fields.translationOf).normalize('NFC');
    const sets = [path, original].map((each) => {
      const html = storyPage(paper, each);
      const alternates = [...html.matchAll(/<link rel="alternate" hrefLang="([^"]*)" href="([^"]*)"/gi)];
      const languages = Object.fromEntries(alternates.map(([, language, url]) => [language, url]));
      expect(Object.values(languages)).toContain(canonicalOf(html));
      const other = each === path ? original : path;
      const anchors = [...html.matchAll(/<a [^>]*hrefLang="[^"]*"[^>]*>/gi)].map(([anchor]) =>
        unescaped(anchor),
      );
      expect(anchors.join(), each).toContain(`href="${encodeURI(other)}"`);
      return languages;
    });
    expect(sets[0]).toEqual(sets[1]);
    expect(Object.keys(sets[0] ?? {}).length).toBeGreaterThanOrEqual(3);
    expect(sets[0]?.['x-default']).toMatch(new RegExp(`${encodeURI(original)}$`));
  }
});

test('no graph says what its page does not show', ({ paper }) => {
  for (const story of visible) {
    const html = storyPage(paper, story.path);
    const shown = unescaped(markup(html).replaceAll(/<[^>]*>/g, '')).replaceAll(/\s+/g, ' ');
    const node = nodeOfType(graphOf(html), 'NewsArticle') ?? {};
    const author = node.author as { name: string }[];
    const correction = (node.correction ?? []) as { text: string }[];
    const said = [
      node.headline,
      node.description ?? '',
      ...author.map(({ name }) => name),
      ...((node.keywords ?? []) as string[]),
      ...correction.map(({ text }) => text),
      node.dateline ?? '',
    ];
    expect(
      said.filter((text) => !shown.includes(String(text).replaceAll(/\s+/g, ' '))),
      story.path,
    ).toEqual([]);
  }
});

test('a link to any page shows as a card: title, description, address, name, language, picture with its size', ({
  paper,
}) => {
  for (const { path, html } of found(paper)) {
    for (const name of ['og:title', 'og:type', 'og:url', 'og:site_name', 'og:locale', 'twitter:card'])
      expect(metas(html, name), `${path}: ${name}`).toHaveLength(1);
    expect(metas(html, 'og:url'), path).toEqual([canonicalOf(html)]);
    expect(metas(html, 'og:title')[0], path).not.toMatch(/ - The Meridian$/);
    expect(metas(html, 'robots'), path).toEqual(['index, follow, max-image-preview:large, max-snippet:-1']);
    for (const url of metas(html, 'og:image')) {
      expect(url, path).toMatch(/^https?:/);
      for (const name of ['og:image:width', 'og:image:height', 'og:image:alt', 'og:image:type'])
        expect(metas(html, name), `${path}: ${name}`).toHaveLength(1);
    }
  }
  const [notFound] = metas(storyPage(paper, '/no/such/page'), 'robots');
  expect(notFound).toBe('noindex, follow');
});

test('a title is as long as results show, or is the headline alone', ({ paper }) => {
  for (const { path, html } of found(paper)) {
    const title = unescaped(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '');
    const words = title.replace(/(?: \| [^|]+)? - The Meridian$/, '');
    expect(words === title || [...words].length <= 70, `${path}: ${title}`).toBe(true);
  }
});

interface FeedItem {
  url: string;
  date_published: string;
  date_modified: string;
}

/** Instants of every story as feeds and sitemaps have them. */
async function syndicated(baseURL: string | undefined) {
  const feeds = new Map<string, FeedItem>();
  for (const section of new Set(visible.map((story) => story.section))) {
    const { html } = await fetchPage(baseURL, `/${section}/feed.json`);
    for (const item of JSON.parse(html).items as FeedItem[]) feeds.set(decodeURI(pathOf(item.url)), item);
  }
  const lastmods = new Map<string, string>();
  const index = readXml((await fetchPage(baseURL, '/sitemap.xml')).html);
  for (const sitemap of index.children) {
    const { html } = await fetchPage(baseURL, pathOf(textOfChild(sitemap, 'loc') ?? ''));
    for (const url of readXml(html).children)
      lastmods.set(decodeURI(pathOf(textOfChild(url, 'loc') ?? '')), textOfChild(url, 'lastmod') ?? '');
  }
  return { feeds, lastmods };
}

test('a story’s times are the same on its page, in its data, on its card, in feeds and in the sitemap', async ({
  paper,
  baseURL,
}) => {
  const { feeds, lastmods } = await syndicated(baseURL);
  for (const { path, fields } of visible) {
    const html = storyPage(paper, path);
    const node = nodeOfType(graphOf(html), 'NewsArticle');
    const times = [
      ...(/<p class="meta">Published ([\s\S]*?)<\/p>/.exec(html)?.[1]?.matchAll(/dateTime="([^"]*)"/gi) ??
        []),
    ].map(([, instant]) => instant);
    const [published, updated = published] = times;
    const [ogPublished] = metas(html, 'article:published_time');
    const [ogModified] = metas(html, 'article:modified_time');
    expect([node?.datePublished, ogPublished, feeds.get(path)?.date_published], path).toEqual(
      Array(3).fill(published),
    );
    expect([node?.dateModified, ogModified, feeds.get(path)?.date_modified], path).toEqual(
      Array(3).fill(updated),
    );
    if (fields.canonicalUrl === undefined)
      expect(Date.parse(lastmods.get(path) ?? ''), path).toBe(Date.parse(String(updated)));
  }
});

test('sitemaps name every page that has its own address here, and nothing else', async ({
  paper,
  baseURL,
}) => {
  const { lastmods } = await syndicated(baseURL);
  // Ways to stories by their date: the stories have sitemaps by month.
  const archive = /^\/archive(?:\/|$)|^\/[^/]+\/\d{4}\/\d\d$/;
  const own = found(paper)
    .filter(({ path, html }) => decodeURI(pathOf(canonicalOf(html))) === path)
    .map(({ path }) => path)
    .filter((path) => !archive.test(path) && !path.includes('/page/'));
  expect([...lastmods.keys()].sort()).toEqual(own.sort());
});

test('sitemaps are valid by their schemas', async ({ baseURL }) => {
  const index = (await fetchPage(baseURL, '/sitemap.xml')).html;
  const paths = readXml(index).children.map((each) => pathOf(textOfChild(each, 'loc') ?? ''));
  expect(paths.length).toBeGreaterThan(20);
  for (const path of ['/sitemap.xml', '/news-sitemap.xml', ...paths.slice(0, 8)])
    expect(await sitemapFaults((await fetchPage(baseURL, path)).html), path).toEqual([]);
});

const FEED_RULES: Record<string, (text: string) => string[]> = {
  'application/rss+xml': rssFaults,
  'application/atom+xml': atomFaults,
  'application/feed+json': jsonFeedFaults,
};

test('every feed that a page names is there and keeps the rules of its kind', async ({ paper, request }) => {
  const named = new Map<string, string>();
  for (const { path, html } of found(paper)) {
    const links = [
      ...html.matchAll(
        /<link rel="alternate" (?:title="[^"]*" )?(?:href="([^"]*)" )?type="([^"]*)"[^>]*?(?:href="([^"]*)")?[^>]*>/g,
      ),
    ].filter(([, , type = '']) => type in FEED_RULES);
    expect(links.length, path).toBe(3);
    for (const [link, , type = ''] of links) named.set(/href="([^"]*)"/.exec(link)?.[1] ?? '', type);
  }
  expect(named.size).toBeGreaterThan(100);
  for (const [path, type] of named) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(200);
    expect(response.headers()['content-type'], path).toContain(type);
    expect(FEED_RULES[type]?.(await response.text()), path).toEqual([]);
  }
});

test('who has a feed or a sitemap already is told so in a word', async ({ request }) => {
  for (const path of ['/feed.xml', '/atom.xml', '/feed.json', '/sitemap.xml', '/robots.txt']) {
    const first = await request.get(path);
    const { etag = '' } = first.headers();
    const second = await request.get(path, { headers: { 'If-None-Match': etag } });
    expect([second.status(), (await second.body()).byteLength], path).toEqual([304, 0]);
  }
});

test('icons and manifest are what the head says', async ({ paper, request }) => {
  const head = storyPage(paper, BAGHDAD);
  expect(metas(head, 'theme-color')).toHaveLength(2);
  const manifest = await request.get('/manifest.webmanifest');
  const { name, icons } = await manifest.json();
  expect(name).toBe('The Meridian');
  for (const { src, type } of icons) {
    const icon = await request.get(src);
    expect(icon.headers()['content-type'], src).toContain(type);
  }
  for (const [, href = ''] of head.matchAll(/<link rel="(?:icon|apple-touch-icon|manifest)" href="([^"]*)"/g))
    expect((await request.get(href)).status(), href).toBe(200);
  const logo = nodeOfType(graphOf(head), 'NewsMediaOrganization')?.logo as { url: string };
  expect((await request.get(pathOf(logo.url))).status()).toBe(200);
});
