/**
 * The lists at the end of stories' pages, which thousands of them share: whenever a list changes the pages are assembled again,
 * and each is always equal to a page rendered from scratch.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { BAGHDAD } from '../site/pages.ts';
import { visible } from '../site/sample.ts';
import { Newsroom } from './newsroom.ts';

const CLOCK = '2026-11-22T12:00:00+05:30';
const HOUR = 3_600_000;
const SETTINGS = { BROADSHEET_CLOCK: CLOCK, SITE_URL: 'https://meridian.example' };
const world = visible.filter(({ section }) => section === 'world');
/** Related stories are chosen when a page is rendered. These name theirs, so that they are the same at any time. */
const RELATED = visible.filter(({ section }) => section === 'science').slice(0, 4);
const MOST_READ = [...world.slice(0, 2), ...visible.filter(({ section }) => section === 'sport').slice(0, 5)];

/** With counts from another web process of the machine. */
function newRoom(): Newsroom {
  const room = new Newsroom();
  mkdirSync(join(room.data, 'reads'), { recursive: true });
  const counts = MOST_READ.map(({ path }, n) => [encodeURI(path), 100 - n]);
  const hours = [[Math.floor(Date.parse(CLOCK) / HOUR), counts]];
  writeFileSync(join(room.data, 'reads', 'other.json'), JSON.stringify({ version: 1, hours }));
  return room;
}

interface Draft {
  headline: string;
  words: string;
  status: 'published' | 'withdrawn';
  /** Hours before now. */
  age: number;
  slug: string;
}

/** Words that no other story has, so that no story is related to these by its words. */
const madeUp = (n: number): string =>
  Array.from({ length: 30 }, (_, word) => `quib${(n * 31 + word * 7) % 97}ox`).join(' ');

function fileOf(
  room: Newsroom,
  { slug, headline, words, status, age }: Draft,
): { file: string; path: string; text: string } {
  const more = `related:\n${RELATED.map(({ path }) => `  - ${path}\n`).join('')}${status === 'withdrawn' ? 'status: withdrawn\nwithdrawnReason: A test took it down.\n' : ''}`;
  const story = room.story({
    slug,
    headline,
    body: words,
    more,
    published: new Date(Date.parse(CLOCK) - age * HOUR),
  });
  return { ...story, text: story.text.replace('topics: [diplomacy]\n', '') };
}

test('every story is sent as if rendered from scratch, whatever editors do', async () => {
  test.setTimeout(240_000);
  const room = newRoom();
  // A second web process beside the first keeps no pages: it renders for every request.
  const scratch = new Newsroom(room);
  try {
    const drafts = Array.from(
      { length: 9 },
      (_, n): Draft => ({
        slug: `list-${n}`,
        headline: `Listed story ${n}`,
        words: madeUp(n),
        status: 'published',
        age: 1 + n / 4,
      }),
    );
    const save = (draft: Draft): void => {
      const { file, text } = fileOf(room, draft);
      room.save(file, text);
    };
    drafts.slice(0, 4).forEach(save);
    await room.start(SETTINGS);
    await scratch.start({ ...SETTINGS, PRESS_BYTES: '0', DESK: 'off' });

    const fixed = [
      BAGHDAD,
      ...world.slice(0, 2).map(({ path }) => encodeURI(path)),
      ...MOST_READ.slice(-2).map(({ path }) => encodeURI(path)),
    ];
    const ask = async (server: Newsroom, path: string, encoding: string): Promise<string> => {
      const response = await fetch(server.url + path, {
        redirect: 'manual',
        headers: { 'accept-encoding': encoding },
      });
      return `${response.status} ${response.headers.get('location')} ${await response.text()}`;
    };
    let encodings = 0;
    /** Every page, in every encoding, is equal to one rendered from scratch. */
    const compare = async (step: string): Promise<void> => {
      await expect(async () => {
        for (const path of [...drafts.map((draft) => fileOf(room, draft).path), ...fixed]) {
          const encoding = ['br', 'gzip', 'identity'][encodings++ % 3] ?? 'br';
          const [sent, made] = await Promise.all([ask(room, path, encoding), ask(scratch, path, 'br')]);
          expect(
            sent === made ? 'the same' : `another: ${firstDifference(sent, made)}`,
            `${step}: ${path}`,
          ).toBe('the same');
        }
      }).toPass({ timeout: 20_000, intervals: [100] });
    };

    await compare('at first');
    const draft = (n: number): Draft => drafts[n] as Draft; // there are nine
    const steps: [string, () => void | Promise<void>][] = [
      ['one is published', () => save(draft(4))],
      [
        'a headline in the list is corrected',
        () => save(Object.assign(draft(0), { headline: 'Corrected 0' })),
      ],
      ['two more are published', () => [draft(5), draft(6)].forEach(save)],
      ['one is withdrawn', () => save(Object.assign(draft(1), { status: 'withdrawn' }))],
      ['a text is corrected', () => save(Object.assign(draft(2), { words: madeUp(50) }))],
      ['one comes to the top', () => save(Object.assign(draft(5), { age: 0.5 }))],
      ['the withdrawn one comes back', () => save(Object.assign(draft(1), { status: 'published' }))],
      [
        'one is published while the server is down, and one withdrawn',
        async () => {
          await room.stop();
          expect(existsSync(join(room.data, `pages-${new URL(room.url).port}.kept`))).toBe(true);
          save(draft(7));
          save(Object.assign(draft(0), { status: 'withdrawn' }));
          await room.start(SETTINGS);
        },
      ],
      ['one is deleted', () => rmSync(room.file(fileOf(room, draft(3)).file))],
      [
        'one gets another address',
        () => {
          const before = room.file(fileOf(room, draft(4)).file);
          renameSync(
            before,
            room.file(fileOf(room, Object.assign(draft(4), { slug: 'list-4-renamed' })).file),
          );
        },
      ],
      [
        'the section is called something else',
        () => {
          const text = readFileSync(room.file('sections/world.md'), 'utf8');
          room.save('sections/world.md', text.replace(/^title: .*$/m, 'title: News of the World'));
        },
      ],
      ['one that is read most is called something else', () => retitle(room, MOST_READ[3]?.file ?? '')],
      ['the last one is published', () => save(draft(8))],
    ];
    for (const [what, step] of steps) {
      await step();
      // By then both processes know about the change.
      await compare(what);
    }
  } finally {
    await scratch.stop('SIGKILL');
    await room.remove();
  }
});

function retitle(room: Newsroom, file: string): void {
  const text = readFileSync(room.file(file), 'utf8');
  room.save(file, text.replace(/^headline: .*$/m, 'headline: What everybody reads is called something else'));
}

const firstDifference = (a: string, b: string): string => {
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at += 1;
  return `…${a.slice(Math.max(0, at - 80), at + 120)}… and not …${b.slice(at, at + 120)}…`;
};

/** The body as it is sent, not decoded. */
const bodyOf = (url: string, encoding: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    }).on('error', reject);
  });

test.describe('a page assembled from pieces', () => {
  test.describe.configure({ mode: 'default' });
  let room: Newsroom;
  const NEW = 'The story that every older one leads on to';
  test.beforeAll(async () => {
    test.setTimeout(60_000);
    room = newRoom();
    await room.start(SETTINGS);
    for (const { path } of world) await room.get(encodeURI(path));
    const story = room.story({
      slug: 'put-together',
      headline: NEW,
      published: new Date(Date.parse(CLOCK) - HOUR),
    });
    room.save(story.file, story.text);
    await expect(async () => expect((await room.get(BAGHDAD)).text).toContain(NEW)).toPass({
      timeout: 10_000,
    });
  });
  test.afterAll(() => room.remove());

  test('ends with the same bytes as other pages of its section', async () => {
    const older = world.slice(-6).map(({ path }) => encodeURI(path));
    const [first, ...others] = await Promise.all(older.map((path) => bodyOf(room.url + path, 'br')));
    for (const other of others) {
      expect(brotliDecompressSync(other).toString()).toContain(NEW);
      expect(other.subarray(-1000).equals(first?.subarray(-1000) ?? Buffer.alloc(0))).toBe(true);
    }
  });

  for (const encoding of ['br', 'gzip'])
    test(`is shown completely by Chromium, as ${encoding}`, async ({ page }) => {
      await page.setExtraHTTPHeaders({ 'accept-encoding': encoding });
      const response = await page.goto(room.url + BAGHDAD);
      expect(await response?.headerValue('content-encoding')).toBe(encoding);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('US urges Iran');
      await expect(page.getByRole('region', { name: 'Most read' }).getByRole('listitem')).toHaveCount(5);
      await expect(
        page.getByRole('region', { name: /^Get latest/ }).getByRole('link', { name: NEW }),
      ).toBeVisible();
      await expect(page.getByRole('contentinfo').getByText('Map boundaries')).toBeVisible();
      expect(await page.content()).toContain('</footer>');
    });

  test('is decoded completely by curl, as brotli', async () => {
    const version = spawnSync('curl', ['--version'], { encoding: 'utf8' }).stdout ?? '';
    test.skip(!version.includes('brotli'), 'There is no curl that knows brotli.');
    const text = execFileSync(
      'curl',
      ['-s', '-H', 'Accept-Encoding: br', '--compressed', room.url + BAGHDAD],
      { encoding: 'utf8' },
    );
    expect(text).toBe((await room.get(BAGHDAD)).text);
    expect(text).toMatch(/<\/footer>.*<\/html>$/s);
  });

  test('is not sent again to a client that has it, until its list changes', async () => {
    const etag = (await fetch(room.url + BAGHDAD)).headers.get('etag') ?? '';
    const again = (): Promise<Response> => fetch(room.url + BAGHDAD, { headers: { 'if-none-match': etag } });
    expect((await again()).status).toBe(304);
    const story = room.story({
      slug: 'another',
      headline: 'Another',
      published: new Date(Date.parse(CLOCK) - HOUR / 2),
    });
    room.save(story.file, story.text);
    await expect.poll(async () => (await again()).status, { timeout: 10_000 }).toBe(200);
    rmSync(room.file(story.file));
    await expect.poll(async () => (await again()).status, { timeout: 10_000 }).toBe(304);
  });
});
