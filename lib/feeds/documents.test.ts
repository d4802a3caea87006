import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { feedPath } from '#lib/document-routes.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { publish } from '#lib/edition/publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import { hasDocument, renderDocument } from './documents.ts';
import { atomFaults, jsonFeedFaults, rssFaults } from './feed-rules.fixtures.ts';
import { HOSTILE, HOSTILE_LEGAL, HOUR, NOW, openPaper, records, SENTINEL } from './newsroom.fixtures.ts';
import { sitemapFaults } from './sitemap-schema.fixtures.ts';
import { monthPieces } from './sitemaps/month.ts';
import { childrenNamed, readXml, textOfChild, type XmlElement } from './xml-reader.fixtures.ts';

const SUBJECTS = ['', '/world', '/authors/maya', '/topics/iran'];
const DOCUMENTS = [
  ...SUBJECTS.flatMap((folder) => ['feed.xml', 'atom.xml', 'feed.json'].map((name) => `${folder}/${name}`)),
  '/sitemap.xml',
  '/sitemap-lists.xml',
  '/sitemap-2024-06.xml',
  '/sitemap-2024-05.xml',
  '/sitemap-2024-04.xml',
  '/news-sitemap.xml',
  '/robots.txt',
  '/manifest.webmanifest',
  '/.well-known/tdmrep.json',
  '/license.xml',
];

let db: EditionDatabase;
let close: () => void;
beforeAll(() => {
  ({ db, close } = openPaper());
});
afterAll(() => close());
beforeEach(() => {
  vi.stubEnv('SITE_URL', 'https://meridian.example');
  vi.stubEnv('BROADSHEET_CLOCK', new Date(NOW).toISOString());
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function read(path: string, edition = db): Promise<string> {
  const document = renderDocument(edition, path);
  if (document === undefined) throw new Error(`There is no ${path}.`);
  let text = '';
  for await (const piece of document.pieces) text += piece;
  return text;
}
const items = async (path = '/feed.xml'): Promise<XmlElement[]> =>
  childrenNamed(childrenNamed(readXml(await read(path)), 'channel')[0] as XmlElement, 'item'); // a feed has one
const urls = async (path: string): Promise<string[]> =>
  readXml(await read(path)).children.map((each) => textOfChild(each, 'loc') ?? '');

describe('feeds', () => {
  it.each(SUBJECTS)('of %s keep the rules of their kind', async (folder) => {
    expect(rssFaults(await read(`${folder}/feed.xml`))).toEqual([]);
    expect(atomFaults(await read(`${folder}/atom.xml`))).toEqual([]);
    expect(jsonFeedFaults(await read(`${folder}/feed.json`))).toEqual([]);
  });

  it('are there for what is there', () => {
    for (const path of ['/sport/feed.xml', '/authors/nobody/feed.xml', '/topics/none/atom.xml'])
      expect(hasDocument(db, path), path).toBe(false);
    expect(hasDocument(db, '/authors/silent/feed.xml')).toBe(true);
  });

  it('list the newest stories first, each in the feeds that it belongs to', async () => {
    const links = (await items()).map((item) => textOfChild(item, 'link')?.split('/').at(-1));
    expect(links).toEqual(['hostile', 'walled', 'live', 'urdu', 'syndicated', 'old', 'older']);
    expect(await read('/topics/iran/feed.xml')).not.toContain('/live</link>');
  });

  it('hold 50 stories and no more', async () => {
    const { db: large, close: end } = temporaryEdition();
    const many = Array.from({ length: 60 }, (_, n) =>
      articleRecord({ slug: `s-${n}`, published: NOW - n * HOUR }),
    );
    publish(large, batchOf([...records.slice(0, 5), ...many]), NOW);
    expect(JSON.parse(await read('/feed.json', large)).items).toHaveLength(50);
    end();
  });

  it('give a headline as it was written, whatever it holds', async () => {
    const [item] = await items();
    expect(item && textOfChild(item, 'title')).toBe(HOSTILE_LEGAL);
    expect(item && textOfChild(item, 'description')).toBe(HOSTILE_LEGAL);
    const [entry] = childrenNamed(readXml(await read('/atom.xml')), 'entry');
    expect(entry && textOfChild(entry, 'title')).toBe(HOSTILE_LEGAL);
    expect(JSON.parse(await read('/feed.json')).items[0].title).toBe(HOSTILE);
  });

  it('hold the whole story as plain HTML that stands by itself', async () => {
    const { content_html: html } = JSON.parse(await read('/feed.json')).items[0];
    expect(html).toContain('href="https://meridian.example/world/2024/05/01/other"');
    expect(html).toContain('href="https://else.example/?a=1&amp;b=2"');
    expect(html).toContain(
      '<img src="https://meridian.example/media/bridge.png?v=abc123" alt="A bridge" width="1600" height="900">',
    );
    expect(html).toContain('<figcaption>The bridge at dawn.');
    expect(html).toContain('<h2>5 &lt; 6 &amp; "7" &lt;/script&gt;&lt;img onerror=x&gt; ]]&gt; 😀 نیوز');
    expect(html).toContain('<h3>Background</h3>');
    expect(html).toContain('<li><strong>28 May 2007</strong> — They met.</li>');
    expect(html).toContain('<caption>Oil</caption>');
    expect(html).toContain('<td>72</td>');
    expect(html).toContain('<a href="https://else.example/video">A film</a>');
    expect(html).toContain('href="https://meridian.example/world/2024/06/01/hostile#fn-1"');
    expect(html).not.toContain('Repeated words');
    expect((await items())[0] && textOfChild((await items())[0] as XmlElement, 'content:encoded')).toBe(html);
  });

  it('give the opening of a story that is not free, and the way to the rest', async () => {
    const walled = JSON.parse(await read('/feed.json')).items[1];
    expect(walled.content_html).toContain('<p>The opening.</p>');
    expect(walled.content_html).toContain(
      '<a href="https://meridian.example/world/2024/06/01/walled">Read on',
    );
  });

  it('tell the entries of a live story with their places on its page', async () => {
    const live = JSON.parse(await read('/feed.json')).items[2];
    expect(live.content_html).toContain('<h3>Entry 2 &amp; more</h3><p>It <em>happened</em>.</p>');
    expect(live.content_html).toContain('href="https://meridian.example/world/2024/06/01/live#t0902"');
  });

  it('credit the picture', async () => {
    const [media] = childrenNamed((await items())[0] as XmlElement, 'media:content');
    expect(media?.attributes).toMatchObject({ type: 'image/png', width: '1600', height: '900' });
    const [card] = childrenNamed((await items())[1] as XmlElement, 'media:content');
    expect(card?.attributes).toMatchObject({ type: 'image/png', width: '1200', height: '675' });
    expect(card?.attributes.url).toMatch(/\/cards\/world\/2024\/06\/01\/walled\.16x9\.png\?v=/);
    expect(media && textOfChild(media, 'media:credit')).toBe('M. <Rao>');
    expect(media && textOfChild(media, 'media:description')).toBe('A "bridge"');
  });

  it('say the same times as each other and as the story', async () => {
    const [item] = await items();
    const [entry] = childrenNamed(readXml(await read('/atom.xml')), 'entry');
    const [json] = JSON.parse(await read('/feed.json')).items;
    const published = [
      item && textOfChild(item, 'pubDate'),
      entry && textOfChild(entry, 'published'),
      json.date_published,
    ];
    const updated = [
      item && textOfChild(item, 'atom:updated'),
      entry && textOfChild(entry, 'updated'),
      json.date_modified,
    ];
    expect(published.map((date) => Date.parse(date ?? ''))).toEqual([NOW - HOUR, NOW - HOUR, NOW - HOUR]);
    expect(updated.map((date) => Date.parse(date ?? ''))).toEqual(Array(3).fill(NOW - HOUR / 2));
    expect(json.date_published).toBe('2024-06-01T16:30:00+05:30');
  });

  it('know a story by its first address, however often it is edited and wherever it moves', async () => {
    const { db: paper, close: end } = openPaper();
    const ids = async () =>
      JSON.parse(await read('/feed.json', paper)).items.map((each: { id: string }) => each.id);
    const before = await ids();
    const moved = articleRecord({ slug: 'older', published: NOW - 900 * HOUR });
    const batch = batchOf(
      [{ ...moved, path: moved.path.replace('older', 'renamed') }],
      [`articles${moved.path}.md`],
    );
    publish(paper, batch, NOW);
    expect(await ids()).toEqual(before);
    const last = (await items().then(() => read('/feed.json', paper))).includes('/renamed"');
    expect(last).toBe(true);
    end();
  });

  it('name the hub that is told of news, in the feed and before it, where there is one', async () => {
    expect(await read('/feed.xml')).not.toContain('rel="hub"');
    vi.stubEnv('WEBSUB_HUB', 'https://hub.example/');
    for (const path of ['/feed.xml', '/atom.xml'])
      expect(await read(path), path).toContain('rel="hub" href="https://hub.example/"');
    expect(JSON.parse(await read('/feed.json')).hubs).toEqual([
      { type: 'WebSub', url: 'https://hub.example/' },
    ]);
    expect(renderDocument(db, '/feed.xml')?.headers?.Link).toBe(
      '<https://hub.example/>; rel="hub", <https://meridian.example/feed.xml>; rel="self"',
    );
    expect(rssFaults(await read('/feed.xml'))).toEqual([]);
    expect(jsonFeedFaults(await read('/feed.json'))).toEqual([]);
  });

  it('are spelled by routes alone', () => {
    expect(feedPath({ kind: 'section', slug: 'world' }, 'rss')).toBe('/world/feed.xml');
  });
});

describe('sitemaps', () => {
  it.each(DOCUMENTS.filter((path) => path.includes('sitemap')))('%s is valid by its schema', async (path) => {
    expect(await sitemapFaults(await read(path))).toEqual([]);
  });

  it('lead from the index to every page that is to be found, each once', async () => {
    const found = (
      await Promise.all((await urls('/sitemap.xml')).map((url) => urls(new URL(url).pathname)))
    ).flat();
    expect(new Set(found).size).toBe(found.length);
    expect(found.map((url) => new URL(url).pathname).sort()).toEqual(
      [
        '/',
        '/about/privacy',
        '/authors/maya',
        '/corrections',
        '/topics/iran',
        '/world',
        ...['hostile', 'live', 'urdu', 'walled'].map((slug) => `/world/2024/06/01/${slug}`),
        '/world/2024/05/30/old',
        '/world/2024/04/25/older',
      ].sort(),
    );
  });

  it('say when a story was last changed, and show its picture', async () => {
    const hostile = readXml(await read('/sitemap-2024-06.xml')).children[0] as XmlElement;
    expect(Date.parse(textOfChild(hostile, 'lastmod') ?? '')).toBe(NOW - HOUR / 2);
    const [picture] = childrenNamed(hostile, 'image:image');
    expect(picture && textOfChild(picture, 'image:loc')).toBe(
      'https://meridian.example/media/bridge.png?v=abc123',
    );
    const months = readXml(await read('/sitemap.xml')).children;
    const may = months.find((each) => textOfChild(each, 'loc')?.includes('2024-05'));
    expect(Date.parse((may && textOfChild(may, 'lastmod')) ?? '')).toBe(NOW - 50 * HOUR);
  });

  it('are split where one would be too long, and end where the month does', async () => {
    const parts = await Promise.all(
      [1, 2, 3].map(async (part) => {
        let text = '';
        for await (const piece of monthPieces(db, { month: '2024-06', part, now: NOW, most: 3 }))
          text += piece;
        return readXml(text).children.map((each) => textOfChild(each, 'loc')?.split('/').at(-1));
      }),
    );
    expect(parts).toEqual([['hostile', 'walled', 'live'], ['urdu'], []]);
    expect(hasDocument(db, '/sitemap-2024-06-2.xml')).toBe(false);
    expect(hasDocument(db, '/sitemap-2023-06.xml')).toBe(false);
  });

  it('of thousands of stories come in pieces, the process alive between them', async () => {
    const { db: large, close: end } = temporaryEdition();
    const many = Array.from({ length: 3_000 }, (_, n) =>
      articleRecord({ slug: `s-${n}`, published: Date.UTC(2024, 4, 20) - n * 60_000, topics: [], body: 'x' }),
    );
    publish(large, batchOf([...records.slice(0, 5), ...many]), NOW);
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 0);
    const sizes: number[] = [];
    let count = 0;
    for await (const piece of monthPieces(large, { month: '2024-05', part: 1, now: NOW })) {
      sizes.push(piece.length);
      count += piece.split('<url>').length - 1;
    }
    clearInterval(ticking);
    end();
    expect(count).toBe(3_000);
    expect(Math.max(...sizes)).toBeLessThan(60_000);
    expect(turns).toBeGreaterThan(3);
  });
});

describe('the news sitemap', () => {
  it('has what was published in the last two days, under the paper’s name and in its language', async () => {
    const found = readXml(await read('/news-sitemap.xml')).children;
    expect(found.map((each) => textOfChild(each, 'loc')?.split('/').at(-1))).toEqual([
      'hostile',
      'walled',
      'live',
      'urdu',
    ]);
    const [news] = childrenNamed(found[0] as XmlElement, 'news:news');
    const publication = news && childrenNamed(news, 'news:publication')[0];
    expect(publication && textOfChild(publication, 'news:name')).toBe('The Meridian & Co');
    expect(publication && textOfChild(publication, 'news:language')).toBe('en');
    expect(news && textOfChild(news, 'news:title')).toBe(HOSTILE_LEGAL);
    expect(Date.parse((news && textOfChild(news, 'news:publication_date')) ?? '')).toBe(NOW - HOUR);
  });

  it('is right until its oldest story is two days old, and not a moment longer', async () => {
    const until = renderDocument(db, '/news-sitemap.xml')?.until ?? 0;
    vi.stubEnv('BROADSHEET_CLOCK', new Date(until).toISOString());
    expect(await read('/news-sitemap.xml')).not.toContain('/urdu<');
    vi.stubEnv('BROADSHEET_CLOCK', new Date(until - 2_000).toISOString());
    expect(await read('/news-sitemap.xml')).toContain('/urdu<');
  });
});

describe('what crawlers are told', () => {
  const told = async (aiCrawlers: 'welcome' | 'search' | 'refused') => {
    const { db: paper, close: end } = temporaryEdition();
    const [site] = records;
    if (site?.type !== 'site') throw new Error('The first record is the site.');
    publish(paper, batchOf([{ ...site, aiCrawlers }]), NOW);
    const texts = [
      await read('/robots.txt', paper),
      await read('/.well-known/tdmrep.json', paper),
      await read('/license.xml', paper),
    ];
    end();
    return texts.join('\n');
  };

  it('is one stand in three languages', async () => {
    const [welcome, search, refused] = [await told('welcome'), await told('search'), await told('refused')];
    expect(welcome).not.toContain('GPTBot');
    expect(welcome).toContain('"tdm-reservation":0');
    expect(welcome).toContain('<permits type="usage">all</permits>');
    expect(search).toContain('User-agent: GPTBot');
    expect(search).not.toContain('User-agent: OAI-SearchBot');
    expect(search).toContain('"tdm-reservation":1');
    expect(search).toContain('<prohibits type="usage">ai-train</prohibits>');
    expect(refused).toContain('User-agent: OAI-SearchBot');
    expect(refused).toContain('<prohibits type="usage">ai-all</prohibits>');
  });

  it('speaks the words of RSL 1.0, each kind of element once', async () => {
    const vocabulary = ['all', 'ai-all', 'ai-train', 'ai-input', 'ai-index', 'search'];
    for (const stand of ['welcome', 'search', 'refused'] as const) {
      const text = await told(stand);
      const elements = [...text.matchAll(/<(permits|prohibits) type="usage">([^<]*)<\/\1>/g)];
      const kinds = elements.map(([, kind]) => kind);
      expect(kinds).toContain('permits');
      expect(new Set(kinds).size).toBe(kinds.length);
      for (const word of elements.flatMap(([, , words = '']) => words.split(' ')))
        expect(vocabulary).toContain(word);
    }
  });

  it('leads to the sitemaps, and keeps no page from search engines', async () => {
    const robots = await read('/robots.txt');
    expect(robots).toContain('Sitemap: https://meridian.example/sitemap.xml\n');
    expect(robots).toContain('Sitemap: https://meridian.example/news-sitemap.xml\n');
    const everyone = robots.split('\n\n')[0];
    expect(everyone).toBe('User-agent: *\nDisallow: /api/');
    expect(robots).not.toMatch(/User-agent: (?:Googlebot|Bingbot|Applebot)$/m);
  });

  it('proves the key by which changes are told, where there is one', async () => {
    expect(hasDocument(db, '/0123456789abcdef.txt')).toBe(false);
    vi.stubEnv('INDEXNOW_KEY', '0123456789abcdef');
    expect(await read('/0123456789abcdef.txt')).toBe('0123456789abcdef');
    expect(hasDocument(db, '/another.txt')).toBe(false);
  });
});

describe('what nobody may read', () => {
  it.each(DOCUMENTS)('is not in %s', async (path) => {
    const text = await read(path);
    expect(text.length).toBeGreaterThan(20);
    expect(text.toLowerCase()).not.toContain(SENTINEL.toLowerCase());
  });
});

describe('tags', () => {
  it('say of every story that a feed holds that it does, so that a corrected word is corrected there', () => {
    const tags = renderDocument(db, '/world/feed.xml')?.tags;
    expect(tags).toEqual(
      expect.arrayContaining([
        'site',
        'list:section%3Aworld',
        'section:world',
        'article:%2Fworld%2F2024%2F06%2F01%2Fhostile',
      ]),
    );
  });
});
