/** How soon the world finds a story, that it never finds what is not public, and that no headline breaks anything. No browser. */
import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { atomFaults, jsonFeedFaults, rssFaults } from '../../lib/feeds/feed-rules.fixtures.ts';
import { sitemapFaults } from '../../lib/feeds/sitemap-schema.fixtures.ts';
import { childrenNamed, readXml, textOfChild, type XmlElement } from '../../lib/feeds/xml-reader.fixtures.ts';
import { nodeOfType, vocabularyFaults } from '../../lib/seo/graph/vocabulary.fixtures.ts';
import { crawl, unescaped } from '../site/reading.ts';
import { expect, Newsroom, test } from './newsroom.ts';

test.describe.configure({ mode: 'default' });

/** The month's sitemap of a story's path. */
const sitemapOf = (path: string): string => `/sitemap-${path.split('/').slice(2, 4).join('-')}.xml`;

/** Everything that names a World story of Nandita Barve on diplomacy, apart from its own page. */
const outputsFor = (path: string): string[] => [
  '/',
  '/world',
  ...['', '/world', '/authors/nandita-barve', '/topics/diplomacy'].flatMap((folder) => [
    `${folder}/feed.xml`,
    `${folder}/atom.xml`,
    `${folder}/feed.json`,
  ]),
  sitemapOf(path),
  '/news-sitemap.xml',
  '/llms.txt',
];

test('a saved story is on its page, in its lists, feeds and sitemaps, and so is every changed word', async ({
  newsroom,
}) => {
  const story = newsroom.story({ slug: 'tunnel-opens', headline: 'Tunnel opens under the strait' });
  const outputs = outputsFor(story.path);
  // All of them are held already, as they are in a paper that is read.
  await Promise.all(outputs.map((path) => newsroom.get(path)));
  const live = async (
    text: string,
    paths: string[],
    expected: { has: string; not?: string },
  ): Promise<void> => {
    newsroom.save(story.file, text);
    for (const path of paths) await newsroom.live(path, expected);
  };
  await live(story.text, [story.path, ...outputs], { has: 'tunnel-opens' });
  await live(
    story.text.replace('Tunnel opens', 'Tunnel reopens'),
    [
      story.path,
      `${story.path}.md`,
      `/embed${story.path}`,
      ...outputs.filter((path) => path !== sitemapOf(story.path)),
    ],
    { has: 'Tunnel reopens', not: 'Tunnel opens' },
  );
  // A corrected word stands in no list: it is the story's own, wherever its text is.
  await live(
    story.text.replace('The second paragraph', 'The corrected paragraph'),
    [story.path, `${story.path}.md`, '/feed.xml', '/world/atom.xml', '/topics/diplomacy/feed.json'],
    { has: 'The corrected paragraph', not: 'The second paragraph of the story' },
  );
});

const SENTINEL = 'QUINCUNXSENTINEL';

/** Every output that can be reached, and every document: by path, its text. */
async function everything(newsroom: Newsroom): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { path, html } of (await crawl(newsroom.url)).values()) texts.set(path, html);
  // Feeds, and each story as Markdown and by oEmbed.
  const others = [...texts.values()].flatMap((html) =>
    [...html.matchAll(/<link rel="alternate"[^>]*href="([^"]*)"/g)].map(([, href = '']) => {
      const { pathname, search } = new URL(unescaped(href), newsroom.url);
      return pathname + search;
    }),
  );
  const cards = others.filter((path) => path.endsWith('.md')).map((path) => `/embed${path.slice(0, -3)}`);
  const index = readXml((await newsroom.get('/sitemap.xml')).text);
  const sitemaps = index.children.map((each) => new URL(textOfChild(each, 'loc') ?? '').pathname);
  const documents = [
    '/llms.txt',
    '/sitemap.xml',
    '/news-sitemap.xml',
    '/robots.txt',
    '/manifest.webmanifest',
    '/license.xml',
  ];
  for (const path of new Set([...others, ...cards, ...sitemaps, ...documents]))
    texts.set(path, (await newsroom.get(path)).text);
  return texts;
}

test('a draft, a scheduled and a withdrawn story are in no output, however often each was asked for before', async ({
  newsroom,
}) => {
  test.setTimeout(90_000);
  const body = `A paragraph with ${SENTINEL}.`;
  const withdrawn = newsroom.story({ slug: `gone-${SENTINEL}`, headline: `Gone ${SENTINEL}`, body });
  newsroom.save(withdrawn.file, withdrawn.text);
  await newsroom.live('/feed.xml', { has: SENTINEL });
  const before = await everything(newsroom);
  const named = [...before].filter(([, text]) => text.includes(SENTINEL)).map(([path]) => path);
  expect(named.length).toBeGreaterThan(15);

  const gone = 'status: withdrawn\nwithdrawnReason: It was wrong.\ntopics:';
  newsroom.save(withdrawn.file, withdrawn.text.replace('topics:', gone));
  const draft = newsroom.story({
    slug: `draft-${SENTINEL}`,
    headline: SENTINEL,
    body,
    more: 'status: draft\n',
  });
  newsroom.save(draft.file, draft.text);
  const later = newsroom.story({
    slug: `later-${SENTINEL}`,
    headline: SENTINEL,
    body,
    published: new Date(Date.now() + 3_600_000),
  });
  newsroom.save(later.file, later.text);
  await newsroom.live('/feed.xml', { not: SENTINEL });
  for (const { path } of [draft, later]) expect((await newsroom.get(path)).status).toBe(404);
  expect((await newsroom.get(withdrawn.path)).status).toBe(410);

  const after = await everything(newsroom);
  expect(after.size).toBeGreaterThan(200);
  const leaks = [...after].filter(([, text]) => text.toLowerCase().includes(SENTINEL.toLowerCase()));
  expect(leaks.map(([path]) => path)).toEqual([]);
  // Of what is written beside the edition, only the histories know what was withdrawn: it may be corrected and return.
  const written = readdirSync(newsroom.data, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('edition.db'),
  );
  expect(written.map(({ name }) => name)).toContain('history.db');
  for (const { parentPath, name } of written) {
    const bytes = readFileSync(join(parentPath, name));
    const words = name.startsWith('history.db') ? [`draft-${SENTINEL}`, `later-${SENTINEL}`] : [SENTINEL];
    expect(
      words.filter((word) => bytes.includes(word)),
      name,
    ).toEqual([]);
  }
});

/** Tags of HTML are errors of the newsroom's; these are none, and would break out of a page in the same way. */
const HOSTILE = '`5 < 6 & "7" </scripts><imgs onerror=x>` 😀 نیوز';

test('a headline that is out to break things is right and harmless wherever it stands', async ({
  newsroom,
}) => {
  const story = newsroom.story({
    slug: 'hostile-headline',
    headline: `'${HOSTILE}'`,
    more: `seoTitle: '${HOSTILE}'\nsocialHeadline: '${HOSTILE}'\ncorrections:\n  - date: 2026-01-01T00:00:00Z\n    kind: correction\n    text: 'It was ${HOSTILE.replaceAll('`', '')}'\n`,
  });
  newsroom.save(story.file, story.text);
  await newsroom.live(story.path, { status: 200, has: '😀' });
  const article = (await newsroom.get(story.path)).text;
  const graph = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(article)?.[1] ?? '';
  expect(vocabularyFaults(graph)).toEqual([]);
  expect(nodeOfType(graph, 'NewsArticle')?.headline).toBe(HOSTILE);
  const og = /<meta property="og:title" content="([^"]*)"/.exec(article)?.[1] ?? '';
  expect(unescaped(og)).toBe(HOSTILE);
  expect(unescaped(/<title>([^<]*)<\/title>/.exec(article)?.[1] ?? '')).toContain(HOSTILE);
  expect(unescaped(/<h1[^>]*>([^<]*)<\/h1>/.exec(article)?.[1] ?? '')).toBe(HOSTILE);

  const rules = { 'require-sri': 'off' } as const;
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'], rules });
  for (const path of [
    story.path,
    `/embed${story.path}`,
    '/',
    '/world',
    '/authors/nandita-barve',
    '/topics/diplomacy',
    '/corrections',
  ]) {
    await newsroom.live(path, { status: 200, has: '😀' });
    const { text } = await newsroom.get(path);
    expect(text, path).not.toMatch(/<imgs|<\/scripts/);
    expect((await validator.validateString(text)).results, path).toEqual([]);
  }
  const documents: Record<string, (text: string) => string[] | Promise<string[]>> = {
    '/feed.xml': rssFaults,
    '/atom.xml': atomFaults,
    '/feed.json': jsonFeedFaults,
    '/news-sitemap.xml': sitemapFaults,
  };
  for (const [path, faults] of Object.entries(documents)) {
    await newsroom.live(path, { has: '😀' });
    const { text } = await newsroom.get(path);
    expect(await faults(text), path).toEqual([]);
    expect(text, path).toContain('😀');
  }
  const titles = (element: XmlElement): string[] => [
    ...(/(?:^|:)title$/.test(element.name) ? [element.text] : []),
    ...element.children.flatMap(titles),
  ];
  for (const path of ['/feed.xml', '/atom.xml', '/news-sitemap.xml'])
    expect(titles(readXml((await newsroom.get(path)).text)), path).toContain(HOSTILE);
  const items = JSON.parse((await newsroom.get('/feed.json')).text).items as { title: string }[];
  expect(items.map(({ title }) => title)).toContain(HOSTILE);
});

test('a story that left its address is still the same item in feeds', async ({ newsroom }) => {
  const story = newsroom.story({ slug: 'first-name', headline: 'A story that moves' });
  newsroom.save(story.file, story.text);
  await newsroom.live('/feed.xml', { has: 'first-name' });
  const guids = async (): Promise<string[]> => {
    const [channel] = childrenNamed(readXml((await newsroom.get('/feed.xml')).text), 'channel');
    return (channel ? childrenNamed(channel, 'item') : []).map((item) => textOfChild(item, 'guid') ?? '');
  };
  const before = await guids();
  renameSync(newsroom.file(story.file), newsroom.file(story.file.replace('first-name', 'second-name')));
  await newsroom.live('/feed.xml', { has: '/second-name</link>' });
  expect(await guids()).toEqual(before);
});

test('a hub that does not answer keeps no story from its readers, and is told of it', async () => {
  const told: string[] = [];
  const hub = createServer((request) => {
    // It takes what it is sent and never answers.
    request.on('data', (chunk: Buffer) => told.push(chunk.toString()));
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  const { port } = hub.address() as AddressInfo; // listening on TCP
  const newsroom = new Newsroom();
  try {
    await newsroom.start({ WEBSUB_HUB: `http://127.0.0.1:${port}/` });
    expect(told, 'what fills an empty edition is no news').toEqual([]);
    for (const slug of ['one', 'two', 'three']) {
      const story = newsroom.story({ slug, headline: `Story ${slug}` });
      newsroom.save(story.file, story.text);
      await newsroom.live(story.path, { status: 200 });
      await newsroom.live('/feed.xml', { has: `/${slug}</link>` });
      await expect.poll(() => told.length, { timeout: 5_000 }).toBeGreaterThan(0);
    }
    const urls = told.flatMap((form) => new URLSearchParams(form).getAll('hub.url'));
    expect(urls).toContain(`${new URL(urls[0] ?? '').origin}/feed.xml`);
    expect(urls.join()).toContain('/topics/diplomacy/atom.xml');
    expect((await newsroom.get('/feed.xml')).text).toContain(`rel="hub" href="http://127.0.0.1:${port}/"`);
  } finally {
    hub.closeAllConnections();
    hub.close();
    await newsroom.remove();
  }
});
