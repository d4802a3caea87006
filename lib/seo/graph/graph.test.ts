import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Author, Kind, LiveEntry, Section, Site, Story } from '#lib/edition/model.ts';
import {
  archiveGraph,
  authorGraph,
  frontGraph,
  monthGraph,
  policyGraph,
  sectionGraph,
  topicGraph,
} from './lists.ts';
import type { PageGraph } from './nodes.ts';
import { serialiseGraph } from './serialise.ts';
import { storyGraph } from './story.ts';
import { googleFaults, nodeOfType, vocabularyFaults } from './vocabulary.fixtures.ts';

const noText = { body: '', pictures: {}, data: {}, films: {} };
const site: Site = {
  name: 'The Meridian',
  tagline: 'News with its longitude',
  timeZone: 'Asia/Kolkata',
  locale: 'en-IN',
  social: [{ network: 'Mastodon', url: 'https://mastodon.example/@meridian' }],
  newsletters: [],
  policies: { correctionsPolicy: 'corrections-policy', ethicsPolicy: 'ethics', about: 'about' },
};
const paper = { site, pages: [{ slug: 'corrections-policy' }, { slug: 'about' }] };
const world: Section = {
  slug: 'world',
  title: 'World News',
  navTitle: 'World',
  description: 'Reports.',
  order: 1,
  ...noText,
};
const story: Story = {
  path: '/world/2007/05/29/talks',
  section: 'world',
  sectionTitle: 'World',
  kind: 'news',
  headline: 'US urges Iran to stop backing militias',
  standfirst: 'First talks in decades.',
  authors: [
    { slug: 'maya', name: 'Maya Rao' },
    { slug: 'ravi', name: 'Ravi Sen' },
  ],
  agency: 'Meridian Wire',
  dateline: 'Baghdad',
  location: { lat: 33, lon: 44, label: 'Baghdad' },
  published: '2007-05-28T20:17:00.000Z',
  updated: '2007-05-29T03:00:00.000Z',
  breaking: false,
  access: 'free',
  language: 'en-IN',
  direction: 'ltr',
  readingMinutes: 2,
  ...noText,
  truncated: false,
  keyPoints: [],
  topics: [
    { slug: 'iraq', title: 'Iraq' },
    { slug: 'iran', title: 'Iran' },
  ],
  corrections: [{ date: '2007-05-30T03:00:00.000Z', kind: 'correction', text: 'It was *Monday*.' }],
  digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia',
  words: 400,
  revision: 1,
};
const entry = (n: number): LiveEntry => ({
  ...noText,
  id: `t${1000 + n}`,
  at: new Date(Date.UTC(2007, 4, 29, 3, n)).toISOString(),
  headline: n % 2 ? `Update ${n}` : undefined,
  body: 'What *happened* just now.',
  key: false,
  pinned: false,
});
const maya: Author = {
  ...noText,
  slug: 'maya',
  name: 'Maya Rao',
  role: 'Correspondent',
  place: 'Baghdad',
  email: 'maya@meridian.example',
  profiles: ['https://mastodon.example/@maya'],
};

const graphOfStory = (fields: Partial<Story> = {}, entries: LiveEntry[] = [], running = false) =>
  serialiseGraph(
    storyGraph({ story: { ...story, ...fields }, section: world, entries, translations: [] }, paper, {
      running,
    }),
  );

beforeEach(() => {
  vi.stubEnv('SITE_URL', 'https://meridian.example');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const KINDS: [Kind, string | undefined][] = [
  ['news', undefined],
  ['live', 'LiveBlogPosting'],
  ['opinion', 'OpinionNewsArticle'],
  ['analysis', 'AnalysisNewsArticle'],
  ['feature', 'ReportageNewsArticle'],
  ['explainer', 'BackgroundNewsArticle'],
  ['interview', 'ReportageNewsArticle'],
  ['review', 'ReviewNewsArticle'],
  ['obituary', 'BackgroundNewsArticle'],
  ['quiz', 'Quiz'],
];

describe('what a story says of itself to search engines', () => {
  it.each(KINDS)('%s is what schema.org calls it, in words that schema.org has', (kind, type) => {
    const json = graphOfStory({ kind }, kind === 'live' ? [entry(2), entry(1)] : []);
    expect(vocabularyFaults(json)).toEqual([]);
    expect(googleFaults(json)).toEqual([]);
    expect(nodeOfType(json, 'NewsArticle')?.['@type']).toEqual(type ? ['NewsArticle', type] : 'NewsArticle');
  });

  it('tells what its page shows: people, places, subjects, corrections, times with the offset', () => {
    const node = nodeOfType(graphOfStory(), 'NewsArticle');
    expect(node).toMatchObject({
      headline: story.headline,
      datePublished: '2007-05-29T01:47:00+05:30',
      dateModified: '2007-05-29T08:30:00+05:30',
      author: [
        { name: 'Maya Rao' },
        { name: 'Ravi Sen' },
        { '@type': 'Organization', name: 'Meridian Wire' },
      ],
      correction: [{ text: 'It was Monday.', datePublished: '2007-05-30T08:30:00+05:30' }],
      keywords: ['Iraq', 'Iran'],
      contentLocation: { name: 'Baghdad' },
      digitalSourceType: 'https://schema.org/DataDrivenMediaDigitalSource',
    });
  });

  it('shows the card of a story without a picture, in the three ratios that search engines ask for', () => {
    const bare = nodeOfType(graphOfStory({ location: undefined }), 'NewsArticle');
    expect(bare).toMatchObject({
      image: [
        { url: expect.stringMatching(/\/cards\/world\/2007\/05\/29\/talks\.16x9\.png\?v=/), height: '675' },
        { url: expect.stringMatching(/talks\.4x3\.png/), height: '900' },
        { url: expect.stringMatching(/talks\.1x1\.png/), height: '1200' },
      ],
    });
  });

  it('says of which story it is a translation, and which are its own', () => {
    const original = {
      path: story.path,
      language: 'en-IN',
      direction: 'ltr' as const,
      headline: '',
      isOriginal: true,
    };
    const hindi = { ...original, path: '/world/2007/05/29/baat', language: 'hi', isOriginal: false };
    const graph = (path: string) =>
      serialiseGraph(
        storyGraph(
          { story: { ...story, path }, section: world, entries: [], translations: [original, hindi] },
          paper,
          { running: false },
        ),
      );
    for (const path of [original.path, hindi.path]) expect(vocabularyFaults(graph(path))).toEqual([]);
    expect(nodeOfType(graph(hindi.path), 'NewsArticle')).toMatchObject({
      translationOfWork: { '@id': 'https://meridian.example/world/2007/05/29/talks#article' },
    });
    expect(nodeOfType(graph(original.path), 'NewsArticle')).toMatchObject({
      workTranslation: [{ '@id': 'https://meridian.example/world/2007/05/29/baat#article' }],
    });
    expect(graphOfStory()).not.toContain('ranslation');
  });

  it('says which part is not free, and where the page says so', () => {
    const json = graphOfStory({ access: 'subscribers', truncated: true });
    expect(vocabularyFaults(json)).toEqual([]);
    expect(nodeOfType(json, 'NewsArticle')).toMatchObject({
      isAccessibleForFree: false,
      hasPart: { isAccessibleForFree: false, cssSelector: '.truncated' },
    });
  });

  it('is live as long as it is written, and leads to its latest updates by their anchors', () => {
    const entries = Array.from({ length: 9 }, (_, n) => entry(9 - n));
    const running = nodeOfType(graphOfStory({ kind: 'live' }, entries, true), 'NewsArticle');
    expect(running).not.toHaveProperty('coverageEndTime');
    expect(running?.liveBlogUpdate).toHaveLength(5);
    expect(running).toMatchObject({
      liveBlogUpdate: [
        { headline: 'Update 9', url: 'https://meridian.example/world/2007/05/29/talks#t1009' },
        { articleBody: 'What happened just now.' },
        {},
        {},
        {},
      ],
    });
    const over = nodeOfType(graphOfStory({ kind: 'live' }, entries), 'NewsArticle');
    expect(over).toMatchObject({ coverageEndTime: '2007-05-29T08:39:00+05:30' });
  });

  it('is harmless and unchanged, whatever its headline holds', () => {
    const headline = '`5 < 6 & "7" </script><img onerror=x>` 😀 نیوز \u2028<!--';
    const json = graphOfStory({ headline, topics: [{ slug: 'x', title: '</SCRIPT>' }] });
    expect(json).not.toMatch(/[<>&\u2028]/);
    expect(nodeOfType(json, 'NewsArticle')?.headline).toBe(headline);
  });

  it('weighs at most 4 KB, with all that a story may have', () => {
    const slug = 'ईरान-वार्ता-में-अमेरिका-ने-मिलिशिया';
    const picture = {
      file: 'bridge.jpg',
      version: 'abc',
      width: 1600,
      height: 900,
      alt: 'A',
      credit: 'M. Rao',
    };
    const fields: Partial<Story> = {
      path: `/world/2007/05/29/${slug}`,
      headline: 'अ'.repeat(160),
      standfirst: 'अ'.repeat(300),
      image: picture,
      kind: 'live',
      access: 'subscribers',
      expires: '2030-05-28T20:17:00.000Z',
    };
    const heavy = graphOfStory(fields);
    expect(Buffer.byteLength(heavy)).toBeLessThanOrEqual(4096);
    expect(nodeOfType(heavy, 'NewsArticle')).toMatchObject({
      headline: fields.headline,
    });
    const live = graphOfStory(
      { kind: 'live' },
      Array.from({ length: 30 }, (_, n) => entry(30 - n)),
    );
    expect(Buffer.byteLength(live)).toBeLessThanOrEqual(4096);
  });
});

describe('what other pages say of themselves', () => {
  const list = { page: 1, stories: [story] };
  const pages: [string, () => PageGraph][] = [
    ['the front', () => frontGraph([story], paper)],
    ['a section', () => sectionGraph(world, list, paper)],
    ['a section without stories', () => sectionGraph(world, { page: 1, stories: [] }, paper)],
    ['a month', () => monthGraph(world, '2007-05', list, paper)],
    [
      'the archive',
      () =>
        archiveGraph(
          { path: '/archive', name: 'Archive', listed: [{ path: '/archive/2007' }], trail: [] },
          paper,
        ),
    ],
    [
      'a year of the archive',
      () =>
        archiveGraph(
          { path: '/archive/2007', name: '2007', listed: [], trail: [{ name: 'Archive', path: '/archive' }] },
          paper,
        ),
    ],
    ['a topic', () => topicGraph({ slug: 'iraq', title: 'Iraq' }, list, paper)],
    ['an author', () => authorGraph(maya, 1, paper)],
    ['an author’s further page', () => authorGraph(maya, 2, paper)],
    ['a policy', () => policyGraph({ ...noText, slug: 'about', title: 'About' }, paper)],
  ];
  it.each(pages)('%s, in words that schema.org has', (_, make) => {
    const json = serialiseGraph(make());
    expect(vocabularyFaults(json)).toEqual([]);
    expect(googleFaults(json)).toEqual([]);
  });

  it('a section says the way to it, on its further pages too', () => {
    for (const page of [1, 3]) {
      const trail = nodeOfType(
        serialiseGraph(sectionGraph(world, { ...list, page }, paper)),
        'BreadcrumbList',
      );
      expect(trail?.itemListElement).toMatchObject([
        { position: 1, name: 'Home', item: 'https://meridian.example/' },
        { position: 2, name: 'World', item: 'https://meridian.example/world' },
      ]);
    }
  });

  it('the front names the policies that have a page, and no other', () => {
    const publisher = nodeOfType(serialiseGraph(frontGraph([], paper)), 'NewsMediaOrganization');
    expect(publisher).toMatchObject({
      correctionsPolicy: 'https://meridian.example/about/corrections-policy',
      sameAs: ['https://mastodon.example/@meridian'],
    });
    expect(publisher).not.toHaveProperty('ethicsPolicy');
  });

  it('an author’s further page does not repeat what it does not show', () => {
    const person = nodeOfType(serialiseGraph(authorGraph(maya, 2, paper)), 'Person');
    expect(person).toMatchObject({ name: 'Maya Rao', jobTitle: 'Correspondent' });
    expect(person).not.toHaveProperty('email');
  });
});

describe('the vocabulary that graphs are held against', () => {
  const faults = (node: Record<string, unknown>) =>
    vocabularyFaults(JSON.stringify({ '@context': 'https://schema.org', '@graph': [node] }));
  it.each([
    ['a type that is none', { '@type': 'NewsArtikel' }, /no type NewsArtikel/],
    ['a property that is none', { '@type': 'NewsArticle', headlin: 'x' }, /no property headlin/],
    [
      'a property of another type',
      { '@type': 'NewsArticle', coverageStartTime: '2007-05-29T08:39:00Z' },
      /coverageStartTime/,
    ],
    ['text for a truth value', { '@type': 'NewsArticle', isAccessibleForFree: 'yes' }, /does not take "yes"/],
    [
      'a time without offset',
      { '@type': 'NewsArticle', dateModified: '2007-05-29T08:39:00' },
      /does not take/,
    ],
    [
      'a place for a person',
      { '@type': 'NewsArticle', author: { '@type': 'Place', name: 'x' } },
      /does not take/,
    ],
    ['a reference to nothing', { '@type': 'NewsArticle', publisher: { '@id': '#x' } }, /does not take/],
  ])('%s is found out', (_, node, message) => {
    expect(faults(node).join()).toMatch(message);
  });
});
