/** What each kind of story gives its reader, without script. */
import { expect, type Page, test } from '@playwright/test';
import { fetchPage, unescaped } from './reading.ts';
import {
  behindTheWall,
  hidden,
  liveEntries,
  type SampleStory,
  storiesWith,
  visible,
  walled,
  withdrawn,
} from './sample.ts';

test.use({ javaScriptEnabled: false });

/** The newest few of a kind. */
const ofKind = (kind: string): SampleStory[] => visible.filter((story) => story.kind === kind).slice(0, 2);

/** Opens a story's page and returns its article. */
async function open(page: Page, { path }: SampleStory) {
  const response = await page.goto(encodeURI(path));
  expect(response?.status(), path).toBe(200);
  return page.getByRole('main').getByRole('article').first();
}

for (const [kind, form] of [
  ['opinion', 'Opinion'],
  ['analysis', 'Analysis'],
  ['feature', 'Feature'],
  ['explainer', 'Explainer'],
  ['interview', 'Interview'],
  ['review', 'Review'],
  ['obituary', 'Obituary'],
  ['quiz', 'Quiz'],
  ['live', 'As it happened'],
] as const) {
  test(`${kind}: the reader is told its form above the headline, then who wrote it and when`, async ({
    page,
  }) => {
    expect(ofKind(kind).length).toBeGreaterThan(0);
    for (const story of ofKind(kind)) {
      const article = await open(page, story);
      const head = article.locator('header').first();
      await expect(head.getByRole('heading', { level: 1 })).toHaveText(story.fields.headline);
      const [before = '', after = ''] = String(await head.textContent()).split(story.fields.headline);
      expect(before).toContain(form);
      expect(after).toContain(story.fields.standfirst);
      for (const slug of story.fields.authors ?? [])
        await expect(article.locator(`a[rel=author][href="/authors/${slug}"]`)).toBeVisible();
      const published = article.locator(`time[datetime="${story.fields.published}"]`).first();
      await expect(published).toHaveText(/^\w{3} \d{1,2}, \d{4} \d\d:\d\d [AP]M IST$/);
    }
  });
}

test('the breadcrumb leads from every story to its section and its first topic', async ({ page }) => {
  for (const kind of ['news', 'live', 'quiz', 'opinion']) {
    const story = ofKind(kind)[0];
    if (story === undefined) throw new Error(`There is no story of the kind ${kind}.`);
    await open(page, story);
    const crumbs = page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link');
    const addresses = await crumbs.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(addresses).toEqual(['/', `/${story.section}`, `/topics/${story.fields.topics?.[0]}`]);
  }
});

test('key points stand above the text', async ({ page }) => {
  const story = ofKind('analysis').find(({ fields }) => fields.keyPoints && !fields.access);
  if (story === undefined) throw new Error('There is no free analysis with key points.');
  const article = await open(page, story);
  const points = article.getByRole('region', { name: 'Key points' });
  await expect(points.getByRole('listitem')).toHaveText(story.fields.keyPoints ?? []);
  const order = await article.evaluate((element) => {
    const [list, text] = [element.querySelector('.key-points'), element.querySelector('.body')];
    return list && text ? list.compareDocumentPosition(text) : 0;
  });
  expect(order).toBe(4);
});

test('live: pinned entries first, then newest first, each with its instant and an anchor that is linked', async ({
  page,
}) => {
  for (const story of ofKind('live')) {
    const entries = liveEntries(story).sort((a, b) => Date.parse(b.fields.at) - Date.parse(a.fields.at));
    expect(entries.length).toBeGreaterThan(1);
    const article = await open(page, story);
    const shown = await article.locator('.live-entries [id^=t]').evaluateAll((all) =>
      all.map((entry) => ({
        id: entry.id,
        headline: entry.querySelector('h3')?.textContent,
        at: entry.querySelector('time')?.getAttribute('datetime'),
      })),
    );
    const order = [
      ...entries.filter(({ fields }) => fields.pinned),
      ...entries.filter(({ fields }) => !fields.pinned),
    ];
    expect(shown.map(({ at, headline }) => ({ at, headline }))).toEqual(
      order.map(({ fields: { at, headline } }) => ({ at, headline })),
    );
    for (const { id } of shown) await expect(article.locator(`a[href="#${id}"]`).first()).toBeVisible();

    const keyEvents = article.getByRole('navigation', { name: 'Key events' }).getByRole('link');
    const key = entries.filter(({ fields }) => fields.key);
    await expect(keyEvents).toHaveCount(key.length);
    for (const [index, { fields }] of key.entries())
      await expect(keyEvents.nth(index)).toContainText(String(fields.headline));
    await keyEvents.last().click();
    const target = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`);
    await expect(target).toContainText(String(key.at(-1)?.fields.headline));
    await expect(target).toBeInViewport();
  }
});

test('quiz and explainer: answers stay closed until the reader opens them', async ({ page }) => {
  const asking = storiesWith(/^:::questions\n([\s\S]*?)\n:::/m);
  expect(new Set(asking.map(({ story }) => story.kind))).toEqual(new Set(['quiz', 'explainer']));
  for (const { story, match } of asking) {
    const asked = (match[1] ?? '').split(/^### /m).slice(1);
    const article = await open(page, story);
    const questions = article.locator('.body details:not(figure details)');
    await expect(questions.locator('summary')).toHaveText(asked.map((text) => text.split('\n', 1)[0] ?? ''));
    const answer = questions.first().getByRole('paragraph').first();
    await expect(answer).toBeHidden();
    await questions.first().locator('summary').click();
    await expect(answer).toBeVisible();
    for (const [index, text] of asked.entries()) {
      const opening = /^\S[\w ’,]{10,40}/m.exec(text.slice(text.indexOf('\n')).trim())?.[0] ?? '';
      await expect(questions.nth(index)).toContainText(opening);
    }
  }
});

test('corrections stand at the foot of their story and on the page of corrections, dated, newest first', async ({
  page,
}) => {
  const corrected = visible.filter(({ fields }) => fields.corrections);
  expect(corrected.length).toBeGreaterThanOrEqual(3);
  const label = { correction: 'Correction', clarification: 'Clarification', update: 'Update' };
  for (const story of corrected) {
    const note = (await open(page, story)).getByRole('region', { name: 'Corrections' });
    for (const { text, kind } of story.fields.corrections ?? []) {
      await expect(note).toContainText(text);
      await expect(note).toContainText(new RegExp(`${label[kind as keyof typeof label]}, .*IST`));
    }
  }
  await page.goto('/corrections');
  const all = corrected
    .flatMap(({ path, fields }) => (fields.corrections ?? []).map((correction) => ({ path, ...correction })))
    .sort((a, b) => Date.parse(b.date) - Date.parse(a.date));
  const listed = page.locator('.corrections-list > li');
  await expect(listed).toHaveCount(all.length);
  for (const [index, { path, text, date }] of all.entries()) {
    await expect(listed.nth(index)).toContainText(text);
    await expect(listed.nth(index).locator(`time[datetime="${date}"]`)).toContainText('IST');
    await expect(listed.nth(index).getByRole('link')).toHaveAttribute('href', encodeURI(path));
  }
});

test('stories for registered readers and subscribers stop after two paragraphs, in whatever form they are asked for', async ({
  page,
  baseURL,
}) => {
  expect(new Set(walled.map(({ fields }) => fields.access))).toEqual(new Set(['registered', 'subscribers']));
  for (const story of walled) {
    const article = await open(page, story);
    await expect(article.getByRole('region', { name: 'The rest of this story' })).toContainText(
      story.fields.access === 'registered' ? 'registered readers' : 'subscribers',
    );
    await expect(article.locator('.body').first().locator(':scope > p')).toHaveCount(2);
    const secrets = behindTheWall(story);
    for (const headers of [{}, { RSC: '1' }, { Accept: 'text/markdown' }] as Record<string, string>[]) {
      const text = unescaped((await fetchPage(baseURL, story.path, headers)).html);
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    }
  }
});

test('a withdrawn story answers 410, names itself and says why it went', async ({ page }) => {
  expect(withdrawn.length).toBeGreaterThan(0);
  for (const { path, fields } of withdrawn) {
    expect((await page.goto(encodeURI(path)))?.status()).toBe(410);
    await expect(page.getByRole('main')).toContainText(fields.headline);
    await expect(page.getByRole('main')).toContainText(String(fields.withdrawnReason));
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  }
});

test('a story of 2099 does not exist yet: neither its page nor a trace of its headline', async ({ page }) => {
  expect(hidden.some(({ path }) => path.includes('/2099/'))).toBe(true);
  for (const { path, fields } of hidden) {
    const response = await page.goto(encodeURI(path));
    expect(response?.status()).toBe(404);
    expect(unescaped(String(await response?.text()))).not.toContain(fields.headline);
  }
});

for (const [language, direction] of [
  ['hi', 'ltr'],
  ['ur', 'rtl'],
] as const) {
  test(`a story in ${language} says so, runs ${direction}, and is so marked where it is listed`, async ({
    page,
  }) => {
    const story = visible.find(({ fields }) => fields.language === language);
    if (story === undefined) throw new Error(`There is no story in ${language}.`);
    const article = await open(page, story);
    await expect(article).toHaveAttribute('lang', language);
    await expect(article).toHaveAttribute('dir', direction);
    await expect(article.getByRole('heading', { level: 1 })).toHaveCSS('direction', direction);
    await expect(page.locator('html')).toHaveAttribute('lang', /^en/);
    expect(new URL(page.url()).pathname).toBe(encodeURI(story.path));
    await page.goto(`/${story.section}`);
    const teaser = page.locator(`[lang="${language}"]`).filter({ hasText: story.fields.headline }).first();
    await expect(teaser).toHaveAttribute('dir', direction);
  });
}

test('the reader is told wherever a machine wrote or drew some of a story', async ({ baseURL }) => {
  const machineMade = visible.filter(({ fields }) => fields.digitalSourceType);
  expect(machineMade.length).toBeGreaterThan(0);
  for (const { path } of machineMade) {
    const { html } = await fetchPage(baseURL, path);
    expect(html, path).toMatch(/<p class="note">[^<]*(?:generative AI|machine|computer)/);
  }
});
