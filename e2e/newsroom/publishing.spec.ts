import { renameSync, rmSync } from 'node:fs';
import { expect, test } from './newsroom.ts';

test.describe.configure({ mode: 'default' });

test('a saved story is live in its page, its section and the front page, and so is a changed headline', async ({
  newsroom,
  page,
}) => {
  const story = newsroom.story({ slug: 'canal-opens', headline: 'Canal opens to ships' });
  newsroom.save(story.file, story.text);
  await newsroom.live(story.path, { status: 200, has: 'Canal opens to ships' });
  await newsroom.live('/world', { has: 'Canal opens to ships' });
  await newsroom.live('/', { has: 'Canal opens to ships' });
  await page.goto(newsroom.url + story.path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Canal opens to ships');

  newsroom.save(story.file, story.text.replace('Canal opens to ships', 'Canal opens to larger ships'));
  await newsroom.live(story.path, { has: 'Canal opens to larger ships' });
  await newsroom.live('/world', { has: 'Canal opens to larger ships', not: 'Canal opens to ships' });
  await newsroom.live('/', { has: 'Canal opens to larger ships', not: 'Canal opens to ships' });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Canal opens to larger ships');
});

test('a renamed story moves: the old address leads to the new one with 308', async ({ newsroom, page }) => {
  const story = newsroom.story({ slug: 'bridge-closes', headline: 'Bridge closes for repairs' });
  const renamed = newsroom.story({ slug: 'bridge-closes-for-a-year', headline: 'Bridge closes for repairs' });
  newsroom.save(story.file, story.text);
  await newsroom.live(story.path, { status: 200 });
  renameSync(newsroom.file(story.file), newsroom.file(renamed.file));
  await newsroom.live(story.path, { status: 308 });
  expect((await newsroom.get(story.path)).location).toBe(renamed.path);
  await page.goto(newsroom.url + story.path);
  expect(new URL(page.url()).pathname).toBe(renamed.path);
  await newsroom.live('/world', { has: renamed.path, not: `"${story.path}"` });
});

test('a deleted story is gone from every list', async ({ newsroom }) => {
  const story = newsroom.story({ slug: 'ferry-delayed', headline: 'Ferry delayed by fog' });
  newsroom.save(story.file, story.text);
  await newsroom.live('/world', { has: 'Ferry delayed by fog' });
  rmSync(newsroom.file(story.file));
  await newsroom.live(story.path, { status: 404 });
  await newsroom.live('/world', { not: 'Ferry delayed by fog' });
  await newsroom.live('/', { not: 'Ferry delayed by fog' });
});

test('a scheduled story appears at its minute and not before', async ({ newsroom }) => {
  const at = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3_000);
  const story = newsroom.story({
    slug: 'embargo-lifts',
    headline: 'Embargo lifts on schedule',
    published: at,
  });
  newsroom.save(story.file, story.text);
  await newsroom.live(story.path, { status: 404 });
  expect((await newsroom.get('/world')).text).not.toContain('Embargo lifts on schedule');
  await newsroom.live('/world', { has: 'Embargo lifts on schedule' });
  expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
  await newsroom.live(story.path, { status: 200 });
});

test('a story expires at its minute and answers 410', async ({ newsroom, page }) => {
  const at = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3_000);
  const story = newsroom.story({
    slug: 'licence-ends',
    headline: 'Picture licence ends',
    more: `expires: ${at.toISOString()}\n`,
  });
  newsroom.save(story.file, story.text);
  await newsroom.live('/world', { has: 'Picture licence ends' });
  await newsroom.live(story.path, { status: 410 });
  expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
  await newsroom.live('/world', { not: 'Picture licence ends' });
  const response = await page.goto(newsroom.url + story.path);
  expect(response?.status()).toBe(410);
  await expect(page.getByRole('main')).toContainText('no longer');
});

test('a withdrawn story answers 410 and says why', async ({ newsroom, page }) => {
  const story = newsroom.story({ slug: 'report-withdrawn', headline: 'Report of a merger' });
  newsroom.save(story.file, story.text);
  await newsroom.live('/world', { has: 'Report of a merger' });
  newsroom.save(
    story.file,
    story.text.replace(
      'topics:',
      'status: withdrawn\nwithdrawnReason: The report rested on a document that was not genuine.\ntopics:',
    ),
  );
  await newsroom.live(story.path, { status: 410 });
  await newsroom.live('/world', { not: 'Report of a merger' });
  await page.goto(newsroom.url + story.path);
  await expect(page.getByRole('main')).toContainText('The report rested on a document that was not genuine.');
});

test('a file broken by an editor leaves its last good version up, and every other file is published', async ({
  newsroom,
}) => {
  const story = newsroom.story({ slug: 'dam-fills', headline: 'Dam fills after the monsoon' });
  newsroom.save(story.file, story.text);
  await newsroom.live(story.path, { has: 'Dam fills after the monsoon' });
  newsroom.save(story.file, story.text.replace('headline: Dam', 'headline: "Dam'));
  const other = newsroom.story({ slug: 'another-story', headline: 'Another story of the same minute' });
  newsroom.save(other.file, other.text);
  await newsroom.live(other.path, { status: 200 });
  await newsroom.live(story.path, { status: 200, has: 'Dam fills after the monsoon' });
  await expect.poll(() => newsroom.log).toContain(story.file);
  newsroom.save(story.file, story.text.replace('Dam fills', 'Dam is full'));
  await newsroom.live(story.path, { has: 'Dam is full' });
});

test('a story for subscribers gives headline, standfirst and two paragraphs, and the rest never leaves the server', async ({
  newsroom,
}) => {
  const story = newsroom.story({
    slug: 'for-subscribers',
    headline: 'What the accounts show',
    more: 'access: subscribers\n',
    body: 'Paragraph one.\n\nParagraph two.\n\nThe word is SENTINELWORD.\n\n:::factbox{title="SENTINELWORD"}\n- SENTINELWORD\n:::\n',
  });
  newsroom.save(story.file, story.text);
  await newsroom.live(story.path, { has: 'Paragraph two.' });
  for (const path of [story.path, '/world', '/', '/authors/nandita-barve', '/topics/diplomacy']) {
    for (const headers of [{}, { RSC: '1' }, { Accept: 'text/markdown' }] as Record<string, string>[]) {
      const response = await fetch(newsroom.url + path, { headers });
      expect(await response.text(), `${path} ${JSON.stringify(headers)}`).not.toContain('SENTINELWORD');
    }
  }
});
