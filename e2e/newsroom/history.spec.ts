import { renameSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { faultsOf } from '../axe.ts';
import { expect, test } from './newsroom.ts';

const BODY = 'Talks began on Monday.\n\nTen people came.\n\nThey will meet again.\n\nThe last paragraph.';
const CORRECTED = BODY.replace('Ten people', 'Twelve people');
test.beforeEach(() => test.setTimeout(60_000));

const correction = (text: string): string =>
  `corrections:\n  - { date: ${new Date().toISOString()}, kind: correction, text: "${text}" }\n`;

/** What a visit leaves: the revision that was read. */
const remember = (page: Page, path: string, revision: number): Promise<void> =>
  page.evaluate(
    ([key, item]) => localStorage.setItem(key ?? '', item ?? ''),
    [
      `broadsheet.read:${path}`,
      JSON.stringify({ at: 0, stamp: '000000000-0000-00000000', progress: 1, revision }),
    ],
  );

test('who read a story before it was corrected is told so, sees where, and reads what it said', async ({
  newsroom,
  page,
}) => {
  const story = { slug: 'talks-counted', headline: 'Talks are counted', body: BODY };
  const { file, path, text } = newsroom.story(story);
  newsroom.save(file, text);
  await newsroom.live(path, { status: 200, not: 'What changed' });
  await newsroom.live(`${path}/history`, { status: 200, has: 'have not changed since' });
  await page.goto(newsroom.url + path);
  expect(await page.locator('article.story').getAttribute('data-revision')).toBe('1');
  await remember(page, path, 1);

  newsroom.save(
    file,
    newsroom.story({ ...story, body: CORRECTED, more: correction('Twelve came, not ten.') }).text,
  );
  await newsroom.live(path, { has: 'data-revision="2"' });
  await page.reload();
  const notice = page.locator('changed-since');
  await expect(notice.getByRole('status')).toContainText(
    /This story was corrected on .+ IST, since you read it\./,
  );
  await expect(notice).toContainText('Twelve came, not ten.');
  const marked = page.locator('.story-text > .body > [data-changed]');
  await expect(marked).toHaveText(['Twelve people came.']);
  expect(await marked.evaluate((each) => getComputedStyle(each, '::before').content)).toContain('Changed');
  expect(await marked.evaluate((each) => getComputedStyle(each).borderInlineStartWidth)).toBe('2px');
  expect(await faultsOf(page)).toEqual([]);

  await notice.getByRole('link').click();
  await expect(page).toHaveURL(`${newsroom.url}${path}/history`);
  const [latest, first] = [page.locator('#r2'), page.locator('#r1')];
  await expect(latest.getByRole('heading', { name: 'Correction' })).toBeVisible();
  await expect(latest).toContainText('Twelve came, not ten.');
  await expect(latest.locator('del')).toContainText('Ten');
  await expect(latest.locator('ins')).toContainText('Twelve');
  await expect(first.getByRole('heading', { name: 'Published' })).toBeVisible();
  expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex, follow');
  for (const width of [320, 1440])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      expect(await faultsOf(page), `${colorScheme} ${width}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }

  await remember(page, path, 2);
  await page.goto(newsroom.url + path);
  await expect(page.getByRole('link', { name: 'What changed' })).toHaveAttribute('href', `${path}/history`);
  await expect(notice).toBeHidden();
});

test('a silent edit is told as one, in the page and to programs; what is withdrawn has no history', async ({
  newsroom,
}) => {
  const story = { slug: 'quiet-edit', headline: 'A quiet story', body: BODY };
  const { file, path, text } = newsroom.story(story);
  newsroom.save(file, text);
  await newsroom.live(path, { status: 200 });
  await newsroom.live(`${path}/history.json`, { status: 200 });
  newsroom.save(file, newsroom.story({ ...story, body: `Before it all.\n\n${CORRECTED}` }).text);
  await newsroom.live(`${path}/history`, { has: 'did not say that it was edited' });
  const { revisions } = JSON.parse((await newsroom.get(`${path}/history.json`)).text);
  expect(revisions).toMatchObject([
    { number: 2, kind: 'silent', notes: [], changed: [] },
    { number: 1, kind: 'published', changed: [0, 2] },
  ]);
  const changes = async () => JSON.parse((await newsroom.get('/changes.json')).text).changes;
  expect(await changes()).toContainEqual(expect.objectContaining({ path, revision: 2, kind: 'silent' }));

  newsroom.save(file, text.replace('topics:', 'status: withdrawn\nwithdrawnReason: It was wrong.\ntopics:'));
  for (const end of ['', '/history', '/history.json', '.md'])
    await newsroom.live(`${path}${end}`, { status: 410 });
  await newsroom.live(`${path}/history`, { has: 'It was wrong.', not: 'Twelve people' });
  await newsroom.live('/changes.json', { has: `"path":"${path}"` });
  expect(await changes()).toContainEqual(expect.objectContaining({ path, withdrawn: true }));
  expect(await changes()).not.toContainEqual(expect.objectContaining({ path, revision: 2 }));
  await newsroom.live('/world/2024/01/01/no-such-story/history', { status: 404 });
});

test('what is behind the wall is in no history', async ({ newsroom }) => {
  const body = (word: string): string => `One.\n\nTwo.\n\nThe word is SENTINELWORD ${word}.\n`;
  const story = { slug: 'walled-history', headline: 'What the books show' };
  const { file, path, text } = newsroom.story({ ...story, body: body('one') });
  newsroom.save(file, text);
  await newsroom.live(path, { has: 'SENTINELWORD one' });
  newsroom.save(file, newsroom.story({ ...story, body: body('two') }).text);
  await newsroom.live(`${path}/history`, { has: 'SENTINELWORD' });
  newsroom.save(file, newsroom.story({ ...story, body: body('three'), more: 'access: subscribers\n' }).text);
  await newsroom.live(path, { has: 'data-revision="3"', not: 'SENTINELWORD' });
  for (const end of ['/history', '/history.json'])
    for (const headers of [{}, { RSC: '1' }] as Record<string, string>[]) {
      const response = await fetch(newsroom.url + path + end, { headers });
      expect(response.status).toBe(200);
      expect(await response.text(), end).not.toContain('SENTINELWORD');
    }
});

test('a renamed story has its history where it is now, and the old address leads there', async ({
  newsroom,
}) => {
  const story = { slug: 'first-name', headline: 'A story that moves' };
  const { file, path, text } = newsroom.story(story);
  newsroom.save(file, text);
  await newsroom.live(path, { status: 200 });
  newsroom.save(file, text.replace('second paragraph', 'third paragraph'));
  await newsroom.live(`${path}/history`, { has: 'third' });
  const renamed = newsroom.story({ ...story, slug: 'second-name' });
  renameSync(newsroom.file(file), newsroom.file(renamed.file));
  for (const end of ['/history', '/history.json']) {
    await newsroom.live(path + end, { status: 308 });
    expect((await newsroom.get(path + end)).location).toBe(renamed.path + end);
    await newsroom.live(renamed.path + end, { status: 200 });
  }
  await newsroom.live(`${renamed.path}/history`, { has: 'third' });
});
