import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Picture, Section, Site, Story } from '#lib/edition/model.ts';
import { href } from '#lib/routes.ts';
import { errorMetadata, frontMetadata, monthMetadata, sectionMetadata, storyMetadata } from './metadata.ts';
import { storyImages } from './share-image.ts';

const site: Site = {
  name: 'The Meridian',
  tagline: 'News with its longitude',
  timeZone: 'Asia/Kolkata',
  locale: 'en-IN',
  social: [],
  newsletters: [],
  policies: {},
};
const noText = { body: '', pictures: {}, data: {}, films: {} };
const world: Section = {
  slug: 'world',
  title: 'World News',
  navTitle: 'World',
  description: 'Reports from every continent.',
  order: 1,
  ...noText,
};
const story: Story = {
  path: '/world/2007/05/29/ईरान-वार्ता',
  section: 'world',
  sectionTitle: 'World',
  kind: 'news',
  headline: 'US urges Iran to stop backing militias',
  standfirst: 'First talks in decades.',
  authors: [],
  published: '2007-05-28T20:17:00.000Z',
  breaking: false,
  access: 'free',
  language: 'en-IN',
  direction: 'ltr',
  readingMinutes: 2,
  ...noText,
  truncated: false,
  keyPoints: [],
  topics: [],
  corrections: [],
  words: 400,
  revision: 1,
};

beforeEach(() => {
  vi.stubEnv('SITE_URL', 'https://meridian.example/');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the head of a story', () => {
  it('has the title that a search result shows', () => {
    expect(storyMetadata(story, world, site).title).toBe(
      'US urges Iran to stop backing militias | World News - The Meridian',
    );
  });

  it('prefers the title written for search', () => {
    expect(storyMetadata({ ...story, seoTitle: 'US-Iran talks' }, world, site).title).toBe(
      'US-Iran talks | World News - The Meridian',
    );
  });

  it('names its own absolute, encoded address as canonical, and allows a large picture', () => {
    const metadata = storyMetadata(story, world, site);
    expect(metadata.alternates?.canonical).toBe(
      'https://meridian.example/world/2007/05/29/%E0%A4%88%E0%A4%B0%E0%A4%BE%E0%A4%A8-%E0%A4%B5%E0%A4%BE%E0%A4%B0%E0%A5%8D%E0%A4%A4%E0%A4%BE',
    );
    expect(metadata.robots).toMatchObject({ index: true, 'max-image-preview': 'large' });
  });

  it('gives a syndicated story back to where it came from', () => {
    const canonicalUrl = 'https://agency.example/talks';
    expect(storyMetadata({ ...story, canonicalUrl }, world, site).alternates?.canonical).toBe(canonicalUrl);
  });
});

describe('a story in several languages', () => {
  const inHindi = { language: 'hi', direction: 'ltr' as const, headline: 'ईरान वार्ता' };
  const translations = [
    {
      path: '/world/2007/05/29/talks',
      language: 'en-IN',
      direction: 'ltr' as const,
      headline: 'Talks',
      isOriginal: true,
    },
    { ...inHindi, path: story.path, isOriginal: false },
  ];

  it('names the address of each, its own included, and the original for everybody else', () => {
    const languages = storyMetadata(story, world, site, [], translations).alternates?.languages;
    expect(languages).toEqual({
      'en-IN': 'https://meridian.example/world/2007/05/29/talks',
      hi: `https://meridian.example${href(story.path)}`,
      'x-default': 'https://meridian.example/world/2007/05/29/talks',
    });
  });

  it('names none where it is there in one only', () => {
    expect(storyMetadata(story, world, site).alternates?.languages ?? {}).toEqual({});
  });
});

describe('a story in other forms', () => {
  it('is found from its page, by addresses that say exactly which story is meant', () => {
    const { types } = storyMetadata(story, world, site).alternates ?? {};
    const encoded = story.path.split('/').map(encodeURIComponent).join('/');
    expect(types).toMatchObject({ 'text/markdown': `${encoded}.md` });
    for (const [type, format] of [
      ['application/json+oembed', 'json'],
      ['text/xml+oembed', 'xml'],
    ] as const) {
      const asked = new URL(String(types?.[type]));
      expect(asked.origin + asked.pathname).toBe('https://meridian.example/oembed');
      expect(Object.fromEntries(asked.searchParams)).toEqual({
        url: `https://meridian.example${encoded}`,
        format,
      });
    }
  });
});

describe('a story that is shared', () => {
  const shared = (fields: Partial<Story> = {}) => storyMetadata({ ...story, ...fields }, world, site);

  it('shows its headline without the name of the paper, and whose paper it is apart', () => {
    expect(shared().openGraph).toMatchObject({
      type: 'article',
      title: 'US urges Iran to stop backing militias',
      description: 'First talks in decades.',
      siteName: 'The Meridian',
      locale: 'en_IN',
      url: shared().alternates?.canonical,
      publishedTime: '2007-05-29T01:47:00+05:30',
      section: 'World News',
    });
    expect(shared({ socialHeadline: 'Two old foes meet' }).openGraph?.title).toBe('Two old foes meet');
    expect(shared({ language: 'ur' }).openGraph).toMatchObject({ locale: 'ur_PK' });
  });

  it('says when it was changed last as its page does: within a minute of publication it was not', () => {
    const changed = (updated: string) => shared({ updated }).openGraph;
    expect(changed('2007-05-29T03:00:00.000Z')).toMatchObject({ modifiedTime: '2007-05-29T08:30:00+05:30' });
    expect(changed('2007-05-28T20:17:30.000Z')).toMatchObject({ modifiedTime: '2007-05-29T01:47:00+05:30' });
    expect(shared().openGraph).toMatchObject({ modifiedTime: '2007-05-29T01:47:00+05:30' });
  });

  it('leads to its authors, and credits them where they have an account in the fediverse', () => {
    const maya = { slug: 'maya', name: 'Maya' };
    const profiles = ['https://www.youtube.com/@maya', 'https://mastodon.example/@maya'];
    const metadata = storyMetadata({ ...story, authors: [maya] }, world, site, [{ profiles }]);
    expect(metadata.openGraph).toMatchObject({ authors: ['https://meridian.example/authors/maya'] });
    expect(metadata.other).toEqual({ 'fediverse:creator': ['@maya@mastodon.example'] });
  });

  const picture: Picture = {
    file: 'bridge.jpg',
    version: 'abc',
    width: 1600,
    height: 900,
    alt: 'A bridge',
    renditions: {
      id: '0123456789abcdef',
      colour: '#808080',
      widths: { 'share-16x9': [1200], 'share-4x3': [1200], 'share-1x1': [900] },
    },
  };
  const jpeg = (name: string) => `https://meridian.example/media/bridge.jpg/0123456789abcdef/${name}.jpg`;

  it('shows its own photograph where networks show it large', () => {
    const metadata = shared({ image: picture });
    const url = jpeg('share-16x9-1200');
    expect(metadata.openGraph?.images).toEqual([
      { url, width: 1200, height: 675, alt: 'A bridge', type: 'image/jpeg' },
    ]);
    expect(metadata.twitter).toMatchObject({
      card: 'summary_large_image',
      images: [{ url, alt: 'A bridge' }],
    });
  });

  it('shows its card where the photograph is small, not ready, a drawing or not there', () => {
    const small = { id: '0', colour: '#808080', widths: { 'share-16x9': [800] } };
    const images = [
      undefined,
      { ...picture, renditions: undefined },
      { ...picture, renditions: small },
      { ...picture, file: 'map.svg', renditions: undefined },
    ];
    for (const image of images) {
      const card = [shared({ image }).openGraph?.images].flat()[0];
      expect(card).toMatchObject({
        width: 1200,
        height: 630,
        type: 'image/png',
        alt: 'US urges Iran to stop backing militias. The Meridian',
      });
      expect(card).toHaveProperty(
        'url',
        expect.stringMatching(/\/cards\/world\/2007\/05\/29\/[%\w-]+\.png\?v=[0-9a-f]{10}$/),
      );
    }
  });

  it('has pictures for search engines in three ratios, drawn for them where it has no photograph', () => {
    const urls = (overrides: Partial<Story>) => storyImages({ ...story, ...overrides }).map(({ url }) => url);
    expect(urls({ image: picture })).toEqual([
      jpeg('share-16x9-1200'),
      jpeg('share-4x3-1200'),
      jpeg('share-1x1-900'),
    ]);
    const shapes = storyImages({ ...story, location: { lat: 33, lon: 44 } });
    expect(shapes.map(({ width, height }) => [width, height])).toEqual([
      [1200, 675],
      [1200, 900],
      [1200, 1200],
    ]);
    expect(shapes[0]?.url).toMatch(/\.16x9\.png\?v=/);
    expect(urls({})).toEqual([]);
    const words = { paper: 'The Meridian', accent: undefined };
    const cards = storyImages(story, words);
    expect(cards.map(({ height }) => height)).toEqual([675, 900, 1200]);
    expect(cards[2]?.url).toMatch(/\.1x1\.png\?v=/);
    expect(cards[0]?.alt).toBe('US urges Iran to stop backing militias. The Meridian');
    const versions = (headline: string) => storyImages({ ...story, headline }, words).map(({ url }) => url);
    expect(versions('Other')).not.toEqual(versions(story.headline));
  });

  it('fits what X shows, however long its headline is', () => {
    const headline = 'A headline of many words '.repeat(6).trim();
    const title = String(shared({ headline }).twitter?.title);
    expect(title.length).toBeLessThanOrEqual(70);
    expect(title).toMatch(/words…$|of…$|many…$|headline…$|A…$/);
    expect(shared({ headline }).openGraph?.title).toBe(headline);
  });

  it('has no suffix after a headline that is as long as results show', () => {
    const headline = 'x'.repeat(71);
    expect(shared({ headline }).title).toBe(headline);
    expect(shared({ headline: headline.slice(1) }).title).toBe(
      `${headline.slice(1)} | World News - The Meridian`,
    );
  });
});

describe('the head of a list', () => {
  it('has the section in its title, and the page where it is not the first', () => {
    expect(sectionMetadata(world, 1, site).title).toBe('World News - The Meridian');
    expect(sectionMetadata(world, 3, site).title).toBe('World News, page 3 - The Meridian');
  });

  it('gives every page its own canonical', () => {
    expect(sectionMetadata(world, 1, site).alternates?.canonical).toBe('https://meridian.example/world');
    expect(sectionMetadata(world, 3, site).alternates?.canonical).toBe(
      'https://meridian.example/world/page/3',
    );
    expect(monthMetadata(world, '2007-05', 1, site).title).toBe('World News, May 2007 - The Meridian');
    const further = monthMetadata(world, '2007-05', 2, site);
    expect(further.title).toBe('World News, May 2007, page 2 - The Meridian');
    expect(further.alternates?.canonical).toBe('https://meridian.example/world/2007/05/page/2');
    expect(frontMetadata(site, { sections: [world], lead: story }).alternates?.canonical).toBe(
      'https://meridian.example/',
    );
  });
});

describe('the head of an error page', () => {
  it('keeps it out of the index and claims no address', () => {
    const metadata = errorMetadata('Page not found', site);
    expect(metadata.robots).toMatchObject({ index: false });
    expect(metadata.alternates).toBeUndefined();
  });
});
