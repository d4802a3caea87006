/** What the furniture of a body gives its reader, without script. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { dataFile, free, type SampleStory, storiesWith, visible } from './sample.ts';

test.use({ javaScriptEnabled: false });

async function open(page: Page, { path }: SampleStory): Promise<Locator> {
  await page.goto(encodeURI(path));
  return page.getByRole('main').getByRole('article').first();
}

/** The newest few stories whose body matches; the sample uses every piece of furniture somewhere. */
function using(pattern: RegExp): ReturnType<typeof storiesWith> {
  const found = storiesWith(pattern);
  expect(found.length, String(pattern)).toBeGreaterThan(0);
  return found.slice(0, 2);
}

const attribute = (directive: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(directive)?.[1];

test('a pull quote is quoted, with its source where it has one', async ({ page }) => {
  for (const { story, match } of using(/^:::pullquote(.*)\n([^\n]+)/m)) {
    const quote = (await open(page, story)).getByRole('figure').filter({ has: page.locator('blockquote') });
    await expect(quote.first().locator('blockquote')).toContainText(String(match[2]).slice(0, 40));
    const cite = attribute(String(match[1]), 'cite');
    if (cite) await expect(quote.first()).toContainText(cite);
  }
});

test('a fact box stands apart under its title', async ({ page }) => {
  for (const { story, match } of using(/^:::factbox(\{.*\})\n([\s\S]*?)\n:::/m)) {
    const title = String(attribute(String(match[1]), 'title'));
    const box = (await open(page, story)).getByRole('complementary', { name: title });
    await expect(box.getByRole('heading', { name: title })).toBeVisible();
    const points = String(match[2]).match(/^- /gm)?.length ?? 0;
    await expect(box.getByRole('listitem')).toHaveCount(points);
  }
});

test('a timeline is a list in order, each date before its event', async ({ page }) => {
  for (const { story, match } of using(/^:::timeline\n([\s\S]*?)\n:::/m)) {
    const dates = [...String(match[1]).matchAll(/^\s*[-*\d.]+\s+\*\*(.+?)\*\*/gm)].map(
      ([, date = '']) => date,
    );
    expect(dates.length).toBeGreaterThan(1);
    const items = (await open(page, story)).getByRole('region', { name: 'Timeline' }).locator('ol > li');
    const texts = await items.allTextContents();
    expect(texts.map((text, index) => text.trim().startsWith(`${dates[index]}`) && text.length > 20)).toEqual(
      dates.map(() => true),
    );
  }
});

test('a related story is linked under its own headline', async ({ page }) => {
  for (const { story, match } of using(/^::related\{path="([^"]+)"\}/m)) {
    const named = visible.find(({ path }) => path === match[1]);
    const link = (await open(page, story))
      .getByRole('complementary', { name: 'Related story' })
      .getByRole('link');
    await expect(link.first()).toHaveText(String(named?.fields.headline));
    await expect(link.first()).toHaveAttribute('href', encodeURI(String(named?.path)));
  }
});

test('a map says in words what it shows', async ({ page }) => {
  for (const { story, match } of using(/^::map(\{.*\})/m)) {
    const label = String(attribute(String(match[1]), 'label'));
    const map = (await open(page, story)).locator('.body').getByRole('img', { name: label });
    await expect(map).toBeVisible();
    await expect(map).toHaveAccessibleName(/^Map showing .+ at \d/);
  }
});

test('a place without a picture is shown on a map', async ({ page }) => {
  const placed = free.filter(({ fields }) => fields.location?.label && !fields.image);
  expect(placed.length).toBeGreaterThan(0);
  for (const story of placed.slice(0, 2)) {
    const lead = (await open(page, story)).getByRole('figure').first();
    await expect(lead.getByRole('img')).toHaveAccessibleName(/^Map showing /);
    await expect(lead).toContainText(String(story.fields.location?.label));
    await expect(lead).toContainText('Natural Earth');
  }
});

for (const type of ['bar', 'line']) {
  test(`a ${type} chart has a title, words for those who do not see it, and its figures as a table`, async ({
    page,
  }) => {
    for (const { story, match } of using(new RegExp(`^::chart(\\{.*type="?${type}"?.*\\})`, 'm'))) {
      const title = String(attribute(String(match[1]), 'title'));
      const chart = (await open(page, story)).getByRole('figure', { name: title });
      const drawing = chart.getByRole('img', { name: title });
      await expect(drawing).toBeVisible();
      await expect(drawing).toHaveAccessibleName(new RegExp(`^${type} chart: .*\\d`, 'i'));
      await chart.getByText('Show the figures').click();
      const [columns = [], ...rows] = dataFile(String(attribute(String(match[1]), 'src')));
      const table = chart.getByRole('table');
      await expect(table.getByRole('columnheader')).toHaveText(columns);
      await expect(table.getByRole('rowheader')).toHaveText(rows.map(([label = '']) => label));
      await expect(table.getByRole('cell')).toHaveText(
        rows.flatMap((row) => row.slice(1).map((cell) => (cell === '' ? '–' : String(Number(cell))))),
      );
    }
  });
}

test.describe('with script', () => {
  test.use({ javaScriptEnabled: true });

  /** Addresses that a story's page asks for until nothing is under way. */
  async function requestsOf(page: Page, story: SampleStory): Promise<string[]> {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(encodeURI(story.path), { waitUntil: 'networkidle' });
    return asked;
  }

  test('a film waits for the reader: controls, a poster, nothing fetched or played before', async ({
    page,
  }) => {
    for (const { story, match } of using(/^::video(\{.*\})/m)) {
      const asked = await requestsOf(page, story);
      const title = String(attribute(String(match[1]), 'title'));
      const film = page.getByRole('figure').filter({ has: page.locator('video') });
      await expect(film).toContainText(title);
      const video = film.locator('video');
      await expect(video).toHaveAccessibleName(title);
      await expect(video).toHaveAttribute('controls');
      await expect(video).toHaveAttribute('preload', 'none');
      await expect(video).toHaveAttribute('poster', /^\/media\/.+\?v=/);
      for (const name of ['autoplay', 'loop']) expect(await video.getAttribute(name)).toBeNull();
      expect(await video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(true);
      const source = String(await video.locator('source').getAttribute('src'));
      expect(asked.filter((url) => url.endsWith(source))).toEqual([]);
      const answer = await page.request.get(source, { headers: { range: 'bytes=0-0' } });
      expect(answer.status()).toBe(206);
      expect(answer.headers()['content-type']).toMatch(/^video\//);
    }
  });

  test('what stands elsewhere is a link: no third party hears of the reader', async ({ page, baseURL }) => {
    for (const { story, match } of using(/^::embed(\{.*\})/m)) {
      const asked = await requestsOf(page, story);
      const url = String(attribute(String(match[1]), 'url'));
      const card = page.getByRole('complementary', { name: 'Elsewhere on the web' });
      await expect(card.getByRole('link')).toHaveAttribute('href', url);
      await expect(card).toContainText(new URL(url).hostname.replace(/^www\./, ''));
      await expect(page.locator('iframe, object, embed')).toHaveCount(0);
      expect(
        asked.filter((address) => !address.startsWith(String(baseURL)) && !/^data:/.test(address)),
      ).toEqual([]);
    }
  });
});

test('a table has heads for its columns and scrolls by keyboard', async ({ page }) => {
  for (const { story, match } of using(/^(\|.*)\n\|[-:| ]+\n((?:\|.*\n?)+)/m)) {
    const cells = (row: string): string[] => row.split('|').slice(1, -1);
    const frame = (await open(page, story)).locator('.body').getByRole('region', { name: 'Table' }).first();
    await expect(frame.getByRole('columnheader')).toHaveCount(
      cells(String(match[1])).filter((head) => head.trim()).length,
    );
    await expect(frame.locator('tbody tr')).toHaveCount(String(match[2]).trim().split('\n').length);
    await frame.focus();
    await expect(frame).toBeFocused();
  }
});

test('a footnote takes the reader to the note and back', async ({ page }) => {
  for (const { story } of using(/^\[\^[^\]]+\]: /m)) {
    const article = await open(page, story);
    const reference = article.locator('a[role=doc-noteref]').first();
    const place = String(await reference.getAttribute('id'));
    await reference.click();
    const note = article.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`);
    await expect(note).toBeInViewport();
    await note.locator('a[role=doc-backlink]').first().click();
    expect(new URL(page.url()).hash).toBe(`#${place}`);
    await expect(reference).toBeInViewport();
  }
});
