/**
 * Whatever an editor writes, from the file to everything that is made of it: each file is published or refused, and what is
 * published can be rendered as a page, as a copy, in feeds and sitemaps, can be found, and can be drawn as a card. Other cases, and more of
 * them: `FUZZ_CASES=20000 RANDOM_CASES=7 npx vitest run any-story`.
 */
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PageFrame } from '#components/page/page-frame.tsx';
import { StoryPage } from '#components/story/story-page.tsx';
import { cardText, setHeadline } from '#lib/cards/headline.ts';
import { type Newsroom, NOW, openNewsroom } from '#lib/desk/newsroom.fixtures.ts';
import { indexPending } from '#lib/edition/publishing/search-index.ts';
import { shareReadingEdition } from '#lib/edition/reading.ts';
import { renderDocument } from '#lib/feeds/documents.ts';
import { readXml } from '#lib/feeds/xml-reader.fixtures.ts';
import { type Rendering, renderings } from '#lib/press/rendering.ts';
import { searchStories } from '#lib/search/search-stories.ts';
import { StorySections } from '#lib/search/story-sections.ts';
import { storyGraph } from '#lib/seo/graph/story.ts';
import { getPaper } from './paper.ts';
import { getStoryPage } from './story.ts';

/** How many files are tried. The suite tries the same ones in every run. */
const CASES = Number(process.env.FUZZ_CASES || 150);

let newsroom: Newsroom;
beforeEach(() => {
  vi.stubEnv('BROADSHEET_CLOCK', new Date(NOW).toISOString());
  newsroom = openNewsroom();
  shareReadingEdition(newsroom.edition);
});
afterEach(() => {
  shareReadingEdition(undefined);
  newsroom.close();
  vi.unstubAllEnvs();
});

/** Signs that mean something to some reader of the text, and letters of many scripts. */
const PIECES = [
  ...[
    '#',
    '##',
    '-',
    '*',
    '**',
    '_',
    '~~',
    '`',
    '```',
    '>',
    '|',
    '|---|',
    '![',
    '[',
    '](',
    ')',
    ']',
    '<',
    '>',
    '<!--',
    '-->',
  ],
  ...[
    '\n',
    '\n\n',
    '  \n',
    '\\',
    '\t',
    ' ',
    '    ',
    '&amp;',
    '&#0;',
    '&#x202e;',
    '"',
    "'",
    '{',
    '}',
    '---',
    '===',
    '1.',
    '[^1]',
  ],
  ...[
    '[^1]: a note',
    ':::factbox{title="a"}',
    ':::timeline',
    '- **1 May** — They met.',
    ':::questions',
    ':::',
    '::related{path="/world/2007/05/29/s-0"}',
  ],
  ...[
    '::map{lat=33.3 lon=44.4}',
    '::embed{url="https://example.org/"}',
    ':::pullquote',
    'https://example.org/a_b',
    'www.example.org',
    'a@example.org',
  ],
  ...[
    'javascript:alert(1)',
    '/world',
    '#top',
    '<b>',
    '<script>alert(1)</script>',
    ']]>',
    '<![CDATA[',
    '\u200d',
    '\u202e',
    '\ufeff',
    '\u0000',
    '\ud800',
  ],
  ...['word', 'ईरान', 'اردو', '中文', '한국어', 'ไทย', '🗞️', 'é', 'ﬁ', 'İ', '$&', '%s', '%{x}', '\u2028'],
];
/** What can be put into itself. */
const PAIRS: [string, string][] = [
  ['*', '*'],
  ['**', '**'],
  ['_a ', '_'],
  ['~~*', '*~~'],
  ['[', '](/world)'],
  ['![', '](a.svg)'],
  ['> ', ''],
  ['- ', ''],
  [':::factbox\n', '\n:::'],
  ['<b>', '</b>'],
  ['<!--', '-->'],
  ['`', '`'],
];
const text = fc.array(
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 6 })),
  {
    maxLength: 40,
  },
);
const line = text.map((pieces) => pieces.join(' ').slice(0, 150));
const file = fc.record({
  headline: line,
  standfirst: line,
  dateline: fc.option(line),
  keyPoints: fc.array(line, { maxLength: 3 }),
  correction: fc.option(line),
  access: fc.constantFrom('free', 'free', 'subscribers'),
  body: fc.oneof(
    text.map((pieces) => pieces.join('')),
    text.map((pieces) => pieces.join('\n')),
  ),
});

const quoted = (value: string): string => JSON.stringify(value.toWellFormed());
const writeFile = ({ headline, standfirst, dateline, keyPoints, correction, access, body }: Case): string =>
  [
    '---',
    `headline: ${quoted(headline)}`,
    `standfirst: ${quoted(standfirst)}`,
    ...(dateline === null ? [] : [`dateline: ${quoted(dateline)}`]),
    `keyPoints: [${keyPoints.map(quoted).join(', ')}]`,
    ...(correction === null
      ? []
      : [`corrections: [{date: 2007-05-30T10:00:00+05:30, kind: correction, text: ${quoted(correction)}}]`]),
    `access: ${access}`,
    'authors: [maya]',
    'topics: [talks]',
    'published: 2007-05-29T01:47:00+05:30',
    '---',
    '',
    body,
  ].join('\n');
type Case = typeof file extends fc.Arbitrary<infer Value> ? Value : never;

const PLAIN: Case = {
  headline: 'Talks',
  standfirst: 'They met.',
  dateline: null,
  keyPoints: [],
  correction: null,
  access: 'free',
  body: '',
};

/** A story's page, like its route, without Next. */
async function render(path: string): Promise<string | undefined> {
  const rendering: Rendering = { tags: new Set(), shared: new Map() };
  return renderings.run(rendering, async () => {
    const [paper, data] = await Promise.all([getPaper(), getStoryPage(path)]);
    if (paper === undefined || data === undefined) return undefined;
    const graph = storyGraph(data, paper, { running: false });
    return renderToStaticMarkup(
      <PageFrame paper={paper} current={data.section.slug} path={path} graph={graph}>
        <StoryPage data={data} paper={paper} />
      </PageFrame>,
    );
  });
}

async function read(path: string, leftOut: (story: string, error: unknown) => void): Promise<string> {
  let all = '';
  for await (const piece of renderDocument(newsroom.edition, path, leftOut)?.pieces ?? []) all += piece;
  return all;
}

/** Elements that no text of an editor may put into a page by itself. */
const FORBIDDEN =
  /<(?:script(?! type="application\/ld\+json"| src="\/)|iframe|object|embed|form|style|base)\b[^>]*alert|<[^>]* on[a-z]+=|href="javascript:/i;

it(
  'every file is published or refused, and nothing that is published fails anywhere',
  async () => {
    const deep = PAIRS.flatMap(([open, close]) =>
      [5, 70, 4_000].map(
        (depth): Case => ({ ...PLAIN, body: `${open.repeat(depth)}a${close.repeat(depth)}` }),
      ),
    );
    const cases = [...fc.sample(file, CASES), ...deep];
    for (const [n, each] of cases.entries())
      newsroom.write(`articles/world/2007/05/29-s-${n}.md`, writeFile(each));
    const problems = await newsroom.read();
    expect(problems.filter(({ file: name }) => name === undefined)).toEqual([]);
    while (indexPending(newsroom.edition, 400));
    const stories = newsroom.edition.rows<{ path: string; headline: string }>(
      "SELECT path, json_extract(teaser, '$.headline') AS headline FROM articles ORDER BY id",
    );
    const refused = new Set(
      problems.filter(({ severity }) => severity === 'error').map(({ file: name }) => name),
    );
    expect(stories.length + refused.size).toBe(cases.length);
    expect(stories.length).toBeGreaterThan(cases.length / 10);

    const failures: string[] = [];
    const set: Promise<unknown>[] = [];
    const sections = new StorySections(newsroom.edition);
    const note = (what: string, error: unknown): void => void failures.push(`${what}: ${String(error)}`);
    for (const { path, headline } of stories) {
      try {
        const page = await render(path);
        expect(page, path).toContain('<h1');
        expect(page, path).not.toMatch(FORBIDDEN);
      } catch (error) {
        note(path, error);
      }
      for (const ending of ['.md', '/history.json'])
        await read(path + ending, note).then(
          (copy) => copy === '' && note(path + ending, 'It is empty.'),
          (error) => note(path + ending, error),
        );
      // Setting type takes long: the first of them stand for all.
      const shown = cardText(headline);
      if (shown !== undefined && set.length < 10)
        set.push(
          setHeadline(shown, { width: 1000, height: 400 }, 'ltr').catch((error) =>
            note(`card of ${path}`, error),
          ),
        );
      const query = headline.slice(0, 80);
      try {
        searchStories(newsroom.edition, sections, { query, sort: 'relevance', now: NOW });
      } catch (error) {
        note(`search for ${query}`, error);
      }
    }
    await Promise.all(set);
    for (const path of [
      '/feed.xml',
      '/atom.xml',
      '/world/feed.xml',
      '/topics/talks/atom.xml',
      '/sitemap-2007-05.xml',
    ])
      readXml(await read(path, note));
    JSON.parse(await read('/feed.json', note));
    expect(failures).toEqual([]);
  },
  60_000 + CASES * 100,
);
