/** Text behind the wall is at no address, and no search gives it away. */
import { crawl } from '../site/reading.ts';
import { expect, type Newsroom, test } from './newsroom.ts';
import { addressesOf, bodyOf, OPENING, plantEverywhere, saveFiles, UNSPACED } from './walled.ts';

test.describe.configure({ mode: 'default' });
test.beforeEach(() => test.setTimeout(300_000));

const AT_ONCE = 4;
/** Does something with each of many, a few at a time. Returns the results. */
async function each<Item, Outcome>(
  items: readonly Item[],
  work: (item: Item) => Promise<Outcome[]>,
): Promise<Outcome[]> {
  const waiting = [...items];
  const outcomes: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      outcomes.push(...(await work(item)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcomes;
}

const becomes = (newsroom: Newsroom, ...asked: Parameters<Newsroom['live']>): Promise<void> =>
  expect(() => newsroom.live(...asked)).toPass({ timeout: 20_000 });

/** What a search page says. If a search was stopped, or there were too many, the page says so, and the test learns nothing from it. */
const ANSWERED = /results? for “|Nothing found for “/;

/** Searches until there is an answer, since a busy machine stops some searches. `finds`: whether a story is among the results. */
async function search(
  newsroom: Newsroom,
  query: string,
  more = '',
): Promise<{ text: string; finds(path: string): boolean }> {
  let text = '';
  await expect(async () => {
    ({ text } = await newsroom.get(`/search?q=${encodeURIComponent(query)}${more}`));
    expect(text, query).toMatch(ANSWERED);
  }).toPass({ timeout: 60_000 });
  return { text, finds: (path) => text.includes(`class="stretch" href="${path}"`) };
}

const findsBy = async (newsroom: Newsroom, query: string, path: string): Promise<boolean> =>
  (await search(newsroom, query)).finds(path);

const closed = plantEverywhere();
const [point, entryTitle, entryText, picture] = plantEverywhere().map(({ words }) => words[0]);
const secrets = new Set([
  ...closed.flatMap(({ words }) => words),
  ...[point, entryTitle, entryText, picture].map(String),
]);
/** Secrets in an answer, without those that were in the question. */
const secretsIn = (text: string, question = ''): string[] => [
  ...(text.match(/zq[a-y]{10}/g) ?? []).filter((word) => secrets.has(word) && !question.includes(word)),
  ...(text.includes(UNSPACED.slice(1, 3)) && !question.includes(UNSPACED.slice(1, 3)) ? [UNSPACED] : []),
];

const LIVE = {
  slug: 'walled-live',
  headline: 'A walled live story',
  more: `access: subscribers\nkind: live\nlocation: { lat: 33.3, lon: 44.4 }\nkeyPoints: [${point}]\n`,
};
const EXPLAINER = {
  slug: 'walled-explainer',
  headline: 'A walled explainer',
  more: 'access: registered\nkind: explainer\nlocation: { lat: 33.3, lon: 44.4 }\n',
};

/** Saves the closed stories. Returns their paths and the addresses of files that only they show. */
async function saveClosed(newsroom: Newsroom): Promise<{ paths: [string, string]; files: string[] }> {
  const files = saveFiles(newsroom, closed);
  newsroom.save(`media/${picture}.svg`, '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>');
  const [live, explainer] = [LIVE, EXPLAINER].map((fields) =>
    newsroom.story({ ...fields, body: bodyOf(closed) }),
  );
  if (live === undefined || explainer === undefined) throw new Error('There are two.');
  for (const { file, text } of [live, explainer]) newsroom.save(file, text);
  newsroom.save(
    live.file.replace(/\.md$/, '/0900.md'),
    `---\nat: ${new Date(Date.now() - 60_000).toISOString()}\nheadline: ${entryTitle}\nkey: true\n---\n\n${entryText}\n\n![A plate](${picture}.svg)\n`,
  );
  for (const { path } of [live, explainer]) await becomes(newsroom, path, { has: 'So is the second one.' });
  await expect
    .poll(async () => (await search(newsroom, 'walled')).text, { timeout: 60_000 })
    .not.toContain('is being indexed');
  for (const { path } of [live, explainer])
    await expect.poll(() => findsBy(newsroom, 'walled', path), { timeout: 20_000 }).toBe(true);
  return { paths: [live.path, explainer.path], files: [...files, `/media/${picture}.svg`] };
}

test('words behind the wall are at no address of the paper', async ({ newsroom }) => {
  const { paths, files } = await saveClosed(newsroom);
  const addresses = paths.flatMap((path) =>
    addressesOf(path, newsroom.url.replace('127.0.0.1', 'localhost')),
  );
  const answers = await each([...new Set(addresses)], async (address) => {
    const found: string[] = [];
    for (const headers of [{}, { RSC: '1' }] as Record<string, string>[]) {
      const response = await fetch(newsroom.url + address, { headers });
      if (!response.ok) found.push(`${address}: ${response.status}`);
      found.push(...secretsIn(await response.text()).map((word) => `${address}: ${word}`));
    }
    return found;
  });
  expect(answers).toEqual([]);
  const pages = await crawl(newsroom.url);
  expect(pages.size).toBeGreaterThan(addresses.length / 4);
  expect(
    [...pages.values()].flatMap(({ path, html }) => secretsIn(html).map((word) => `${path}: ${word}`)),
  ).toEqual([]);
  expect(files.length).toBeGreaterThan(4);
  const sent = await each(files, async (file) => ((await newsroom.get(file)).status === 404 ? [] : [file]));
  expect(sent).toEqual([]);
});

test('search finds no closed story by these words, shows none of them and suggests none', async ({
  newsroom,
}) => {
  const { paths } = await saveClosed(newsroom);
  const [, , year, month, day] = paths[0].split('/');
  const date = `${year}-${month}-${day}`;
  const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
  const only = `section:world after:${date} before:${next}`;
  expect(await findsBy(newsroom, `${only} walled`, paths[0])).toBe(true);

  const learned = await each(closed, async ({ place, words: [left, middle, right] }) => {
    const found: string[] = [];
    const asked: [query: string, more?: string][] = [
      [left],
      [`"${middle} ${right}"`],
      [`${only} ${right}`, '&sort=date'],
      [`walled ${middle.slice(0, 6)}*`, `&section=world&year=${year}`],
      [`${left.slice(0, -1)}b ${middle}`],
    ];
    for (const [query, more] of asked) {
      const answer = await search(newsroom, query, more);
      if (paths.some((path) => answer.finds(path))) found.push(`${place.name}: ${query}`);
      found.push(...secretsIn(answer.text, query).map((word) => `${place.name}: ${query} shows ${word}`));
    }
    for (const typed of [left.slice(0, 5), `walled ${right.slice(0, 7)}`]) {
      const { text } = await newsroom.get(`/search/suggest?q=${encodeURIComponent(typed)}`);
      found.push(...secretsIn(text, typed).map((word) => `${place.name}: ${typed} offers ${word}`));
    }
    return found;
  });
  expect(learned).toEqual([]);
  // Suggestions do work, with open words.
  await expect
    .poll(async () => (await newsroom.get('/search/suggest?q=paragr')).text, { timeout: 60_000 })
    .toContain('paragraph');
  for (const query of [
    UNSPACED,
    UNSPACED.slice(0, 2),
    UNSPACED.charAt(2),
    'zq*',
    String(point),
    String(entryTitle),
    String(entryText),
  ])
    for (const path of paths) expect(await findsBy(newsroom, query, path), query).toBe(false);
  // Excluding a word does not exclude a story that has it behind the wall.
  const middles = closed.map(({ words }) => words[1]);
  for (let at = 0; at < middles.length; at += 8) {
    const query = `${only} walled ${middles
      .slice(at, at + 8)
      .map((word) => `-${word}`)
      .join(' ')}`;
    for (const path of paths) expect(await findsBy(newsroom, query, path), query).toBe(true);
  }
});

test('a story is found by its words while it is free, and no longer once it is closed', async ({
  newsroom,
}) => {
  const planted = plantEverywhere();
  saveFiles(newsroom, planted);
  const fields = { slug: 'opened-and-closed', headline: 'Opened and closed', body: bodyOf(planted) };
  const { file, path, text } = newsroom.story(fields);
  const found = (): Promise<string[]> =>
    each(planted, async ({ place, words: [left, middle] }) =>
      (await findsBy(newsroom, `"${left} ${middle}"`, path)) ? [place.name] : [],
    );
  newsroom.save(file, text);
  await becomes(newsroom, path, { has: planted[0]?.words[0] ?? '' });
  await expect
    .poll(() => findsBy(newsroom, String(planted[0]?.words[0]), path), { timeout: 60_000 })
    .toBe(true);
  const texts = planted.filter(({ place }) => place.isText).map(({ place }) => place.name);
  expect((await found()).sort()).toEqual(texts.sort());
  expect(await findsBy(newsroom, UNSPACED.slice(1), path)).toBe(true);

  newsroom.save(file, newsroom.story({ ...fields, more: 'access: subscribers\n' }).text);
  await becomes(newsroom, path, { has: OPENING.slice(0, 20), not: planted[0]?.words[0] ?? '' });
  expect(await found()).toEqual([]);
  expect(await findsBy(newsroom, UNSPACED.slice(1), path)).toBe(false);
  expect(await findsBy(newsroom, '"opened and closed" paragraph', path)).toBe(true);

  newsroom.save(file, text);
  await becomes(newsroom, path, { has: planted[0]?.words[0] ?? '' });
  expect(await findsBy(newsroom, UNSPACED.slice(1), path)).toBe(true);
});
