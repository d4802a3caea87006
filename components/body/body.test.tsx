import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AuthorIndex } from '#components/lists/author-index.tsx';
import { SectionIndex } from '#components/lists/section-index.tsx';
import { LiveEntries } from '#components/live/live-entries.tsx';
import type { Paper } from '#components/page/paper.ts';
import { PolicyText } from '#components/page/policy-text.tsx';
import { AboutAuthors } from '#components/story/about-authors.tsx';
import type { RichText, StoryPage, Teaser } from '#lib/edition/model.ts';
import { Body } from './body.tsx';

const words = (body: string, shown: Partial<RichText> = {}): RichText => ({
  body,
  pictures: {},
  data: {},
  films: {},
  ...shown,
});
const show = (body: string, { dateline, ...shown }: Partial<RichText> & { dateline?: string } = {}): string =>
  renderToStaticMarkup(<Body text={words(body, shown)} related={{}} madeAt="" dateline={dateline} />);

const map = { file: 'maps/baghdad.svg', version: 'abc', width: 40, height: 30, alt: '' };
const talks: Teaser = {
  path: '/world/2007/05/29/talks',
  section: 'world',
  sectionTitle: 'World',
  kind: 'news',
  headline: 'Ambassadors meet in Baghdad',
  standfirst: '',
  authors: [],
  published: '2007-05-28T20:17:00.000Z',
  breaking: false,
  access: 'free',
  language: 'en',
  direction: 'ltr',
  readingMinutes: 1,
};

describe('the text of a story', () => {
  it('opens with the place of reporting, in its first paragraph only', () => {
    const markup = show('## Heading\n\nThey met.\n\nThey left.', { dateline: 'Baghdad' });
    expect(markup).toContain('<p><span class="dateline">Baghdad</span> They met.</p>');
    expect(markup.match(/dateline/g)).toHaveLength(1);
  });

  it('leaves a body without paragraphs as it is', () => {
    expect(show('- one\n- two', { dateline: 'Baghdad' })).not.toContain('Baghdad');
  });

  it('gives each heading a link to itself, which takes no part in its name', () => {
    const markup = show('## The *first* day\n\n### भारत & Iran\n\nThey met.[^1]\n\n[^1]: So it is said.');
    expect(markup).toContain(
      '<div class="heading"><h2 id="the-first-day">The <em>first</em> day</h2><a class="anchor" href="#the-first-day" aria-label="The first day"></a></div>',
    );
    expect(markup).toMatch(/<h3 id="भारत-iran">भारत &amp; Iran<\/h3><a class="anchor" href="#भारत-iran"/);
    expect(markup.match(/class="anchor"/g)).toHaveLength(2);
  });

  it('answers a question in details, which open without script', () => {
    const markup = show(':::questions\n### Who met?\n\nTwo ambassadors.\n:::');
    expect(markup).toMatch(/<details id="[^"]+"><summary>Who met\?<\/summary>.*Two ambassadors/s);
  });

  it('gives a chart’s figures as a table too', () => {
    const data = { 'data/oil.csv': 'Year,Price\n2006,61\n2007,69\n' };
    const markup = show('::chart{src="data/oil.csv" type="bar" title="Oil"}', { data });
    expect(markup).toContain('<svg');
    expect(markup).toMatch(/<details><summary>.*<th scope="row">2006<\/th><td>61<\/td>/s);
  });

  it('shows a picture within a line from our own files, with its size', () => {
    const markup = show('The flag ![of Iraq](maps/baghdad.svg) was raised.', {
      pictures: { 'maps/baghdad.svg': map },
    });
    expect(markup).toMatch(
      /The flag <img [^>]*src="\/media\/maps\/baghdad\.svg\?v=abc" width="40" height="30"/,
    );
    expect(markup).toContain('alt="of Iraq"');
  });

  it('plays a film from its present version, of the type that it is', () => {
    const films = { '/media/talks%20one.mp4': { file: 'talks one.mp4', version: 'f1', type: 'video/mp4' } };
    const markup = show('::video{src="/media/talks%20one.mp4" title="Talks"}', { films });
    expect(markup).toContain('<source src="/media/talks%20one.mp4?v=f1" type="video/mp4"/>');
  });

  it('asks no third party for anything before the reader does', () => {
    const markup = show('::embed{url="https://video.example/1" title="The talks"}');
    expect(markup).toContain('<a href="https://video.example/1"');
    expect(markup).not.toMatch(/iframe|<script|src=/);
  });

  it('shows nothing where a picture, a film or a related story is not there', () => {
    const markup = show(
      '![A map](missing.svg)\n\nIn a line: ![a flag](missing.svg)\n\n::video{src="missing.mp4" title="Talks"}\n\n::related{path="/world/2007/05/29/none"}',
    );
    expect(markup).toContain('In a line: a flag');
    expect(markup).not.toMatch(/<img|<aside|<video|missing/);
  });

  it('writes no style attribute, which the content security policy forbids', () => {
    const markup = show('| a | b |\n|:--|--:|\n| 1 | 2 |\n\n::map{lat=33.3 lon=44.4 label="Baghdad"}');
    expect(markup).toContain('<table');
    expect(markup).not.toContain('style=');
  });
});

describe('a picture, a map, a chart, a film and a related story', () => {
  const madeAt = '2007-06-01T00:00:00.000Z';
  const text = words(
    [
      '![Baghdad](maps/baghdad.svg)',
      '::map{lat=33.3 lon=44.4 label="Baghdad"}',
      '::chart{src="oil.csv" type="bar" title="Oil"}',
      '::video{src="talks.mp4" title="Talks" poster="maps/baghdad.svg"}',
      '::related{path="/world/2007/05/29/left"}',
    ].join('\n\n'),
    {
      pictures: { 'maps/baghdad.svg': map },
      data: { 'oil.csv': 'Year,Price\n2006,61\n2007,69\n' },
      films: { 'talks.mp4': { file: 'talks.mp4', version: 'f1', type: 'video/mp4' } },
    },
  );
  // By the path in the text, which the story has left since.
  const related = { '/world/2007/05/29/left': talks };
  const site = {
    name: 'The Meridian',
    tagline: '',
    timeZone: 'UTC',
    locale: 'en',
    social: [],
    newsletters: [],
    policies: {},
  };
  const paper: Paper = { site, sections: [], pages: [], madeAt };
  const list: StoryPage = { stories: [], page: 1, pages: 1, total: 0 };
  const section = { slug: 'world', title: 'World', navTitle: 'World', description: '', order: 1, ...text };
  const author = { slug: 'maya', name: 'Maya', role: 'Reporter', profiles: [], ...text };
  const entry = { id: 't1', at: madeAt, key: false, pinned: false, ...text };

  it.each([
    ['a body', <Body key="" text={text} related={related} madeAt={madeAt} />],
    ['a live entry', <LiveEntries key="" entries={[entry]} zone={site} related={related} madeAt={madeAt} />],
    [
      'a pinned entry',
      <LiveEntries
        key=""
        entries={[{ ...entry, pinned: true }]}
        zone={site}
        related={related}
        madeAt={madeAt}
      />,
    ],
    [
      'a section',
      <SectionIndex key="" data={{ section, list, topics: [], months: [], related }} paper={paper} />,
    ],
    ['a biography', <AuthorIndex key="" data={{ author, list, topics: [], related }} paper={paper} />],
    [
      'a policy page',
      <PolicyText key="" data={{ policy: { slug: 'a', title: 'A', ...text }, related }} paper={paper} />,
    ],
  ])('stand in %s', (_, page) => {
    const markup = renderToStaticMarkup(page);
    expect(markup).toContain(' src="/media/maps/baghdad.svg?v=abc"');
    expect(markup.match(/<figure class="[^"]*wide[^"]*"/g)).toHaveLength(4);
    expect(markup).toContain('<th scope="row">2006</th><td>61</td>');
    expect(markup).toContain('poster="/media/maps/baghdad.svg?v=abc"');
    expect(markup).toContain('<source src="/media/talks.mp4?v=f1"');
    expect(markup).toContain('<a class="hl hl-m stretch" href="/world/2007/05/29/talks">');
  });

  it('are passed over where a story introduces its author in a paragraph', () => {
    const biography = { ...author, body: `${text.body}\n\nShe *reports* from Baghdad.\n\nAnd more.` };
    const markup = renderToStaticMarkup(<AboutAuthors authors={[biography]} />);
    expect(markup).toContain('<p class="summary">She <em>reports</em> from Baghdad.</p>');
    expect(renderToStaticMarkup(<AboutAuthors authors={[author]} />)).not.toContain('summary');
  });
});
