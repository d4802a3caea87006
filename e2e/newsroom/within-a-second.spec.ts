/** Readers see what an editor saves within a second, everywhere, and what is withdrawn disappears as quickly. */
import { photograph } from '../../lib/pictures/test-photographs.ts';
import { expectMedian, expectWithin } from './by-the-clock.ts';
import { expect, type Newsroom, test } from './newsroom.ts';

test.describe.configure({ mode: 'default' });

const SECOND = 1_000;

/** Outputs that name a World story of Nandita Barve on diplomacy. */
const OUTPUTS: Record<string, (path: string) => string[]> = {
  'its section and the front page': (path) => [path, '/world', '/'],
  'the feeds of paper, section, author and topic': (path) => [
    path,
    ...['feed.xml', 'atom.xml', 'feed.json'].flatMap((file) =>
      ['', '/world', '/authors/nandita-barve', '/topics/diplomacy'].map((folder) => `${folder}/${file}`),
    ),
  ],
  'what machines read': (path) => [
    path,
    `/sitemap-${path.split('/').slice(2, 4).join('-')}.xml`,
    '/news-sitemap.xml',
    '/llms.txt',
  ],
};

/** A story for each go, from 1. */
const storyOf = (newsroom: Newsroom, n: number, slug: string, headline: string) =>
  newsroom.story({ slug: `${slug}-${n}`, headline: `${headline} ${n}` });

for (const [n, [where, outputs]] of Object.entries(OUTPUTS).entries())
  test(`a story is on its page and in ${where} within a second, and so is a changed headline`, async ({
    newsroom,
  }) => {
    const slug = `group-${n}`;
    const story = (go: number) => storyOf(newsroom, go, slug, `Tunnel ${n} opens`);
    // In memory, as they are in a paper that has readers.
    for (const output of outputs(story(1).path)) await newsroom.get(output);
    await expectWithin(SECOND, async (go) => {
      const { file, text, path } = story(go);
      newsroom.save(file, text);
      for (const output of outputs(path)) await newsroom.live(output, { has: `${slug}-${go}` });
    });
    // A sitemap contains only addresses.
    const changing = (path: string) => outputs(path).filter((output) => !output.startsWith('/sitemap-'));
    await expectWithin(SECOND, async (go) => {
      const { file, text, path } = story(go);
      newsroom.save(file, text.replace('opens', 'reopens'));
      for (const output of changing(path))
        await newsroom.live(output, { has: `reopens ${go}`, not: `Tunnel ${n} opens ${go}` });
    });
  });

test('a corrected word is in the text of a story, its copies and its feeds within a second', async ({
  newsroom,
}) => {
  const outputs = (path: string) => [
    path,
    `${path}.md`,
    '/feed.xml',
    '/world/atom.xml',
    '/topics/diplomacy/feed.json',
  ];
  const { file, text, path } = newsroom.story({ slug: 'corrected', headline: 'Corrected within a second' });
  newsroom.save(file, text);
  for (const output of outputs(path)) await newsroom.live(output, { has: 'Corrected within a second' });
  await expectWithin(SECOND, async (go) => {
    newsroom.save(file, text.replace('The second paragraph', `Paragraph ${go}, corrected,`));
    for (const output of outputs(path)) await newsroom.live(output, { has: `Paragraph ${go}, corrected,` });
  });
});

test('a withdrawn story disappears from every list within a second', async ({ newsroom }) => {
  const story = (go: number) => storyOf(newsroom, go, 'taken-down', 'A rumour that was wrong');
  const outputs = ['/', '/world', '/feed.xml', '/topics/diplomacy', '/search?q=rumour+wrong'];
  for (const go of [1, 2, 3]) newsroom.save(story(go).file, story(go).text);
  for (const go of [1, 2, 3])
    for (const output of outputs) await newsroom.live(output, { has: `taken-down-${go}` });
  await expectWithin(SECOND, async (go) => {
    const { file, text, path } = story(go);
    newsroom.save(
      file,
      text.replace('topics:', 'status: withdrawn\nwithdrawnReason: It was wrong.\ntopics:'),
    );
    await newsroom.live(path, { status: 410 });
    for (const output of outputs) await newsroom.live(output, { not: `taken-down-${go}` });
  });
});

test('a photograph that replaces another is on its page within a second', async ({ newsroom }) => {
  const photo = '/media/photos/replaced.jpg';
  const image = `image: { src: ${photo}, alt: A bridge, credit: Asha Verma }\n`;
  const { file, text, path } = newsroom.story({ slug: 'replaced', headline: 'A bridge', more: image });
  const pictures = await Promise.all(
    [900, 800, 700, 600].map((height) => photograph({ width: 1200, height })),
  );
  newsroom.save(photo.slice(1), pictures[0] ?? '');
  newsroom.save(file, text);
  await newsroom.live(path, { has: 'height="900"' });
  await expectWithin(SECOND, async (go) => {
    newsroom.save(photo.slice(1), pictures[go] ?? '');
    await newsroom.live(path, { has: `height="${900 - 100 * go}"` });
  });
});

for (const [what, fields, before, after] of [
  ['a scheduled story appears', (at: string) => ({ published: new Date(at) }), 404, 200],
  ['a story expires', (at: string) => ({ more: `expires: ${at}\n` }), 200, 410],
] as const)
  test(`${what} within a second of its minute, and not before`, async ({ newsroom }) => {
    const stories = [1, 2, 3].map((n) => {
      // Whole seconds: instants in front matter have no more.
      const at = new Date(Math.ceil(Date.now() / 1000) * 1000 + 2_000 + n * 2_000);
      const slug = `minute-${after}-${n}`;
      return { at, ...newsroom.story({ slug, headline: what, ...fields(at.toISOString()) }) };
    });
    for (const { file, text } of stories) newsroom.save(file, text);
    for (const { path } of stories) await newsroom.live(path, { status: before });
    const late: number[] = [];
    for (const { at, path } of stories) {
      await newsroom.live(path, { status: after });
      late.push(Date.now() - at.getTime());
    }
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    expectMedian(late, SECOND);
  });
