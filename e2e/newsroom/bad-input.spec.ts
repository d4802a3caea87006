/** Whatever lands in the content folder, the editor is told where the fault is and the paper stays up. */
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { expect, type Newsroom, type StoryFields, test } from './newsroom.ts';

test.describe.configure({ mode: 'default' });

type Story = ReturnType<Newsroom['story']>;

interface Complaint {
  file: string;
  line?: number;
  field?: string;
  remedy: string;
  msg: string;
}

/** What the desk has logged about files. */
const complaints = (newsroom: Newsroom): Complaint[] =>
  newsroom.log.split('\n').flatMap((line) => {
    if (!line.startsWith('{') || !line.endsWith('}')) return [];
    const entry: Partial<Complaint> = JSON.parse(line);
    return entry.file !== undefined && entry.msg !== undefined && entry.remedy !== undefined
      ? [{ ...entry, file: entry.file, msg: entry.msg, remedy: entry.remedy }]
      : [];
  });

/** Waits until the log tells of a file, its line and field where they are known, and what to do. */
async function told(
  newsroom: Newsroom,
  file: string,
  about: RegExp,
  place: { line?: number; field?: string } = {},
) {
  await expect
    .poll(() => complaints(newsroom).filter((complaint) => complaint.file === file), { timeout: 10_000 })
    .toContainEqual(
      expect.objectContaining({
        ...place,
        msg: expect.stringMatching(about),
        remedy: expect.stringMatching(/\w{3}/),
      }),
    );
  const [first] = complaints(newsroom).filter((complaint) => complaint.file === file);
  expect(first?.msg).toContain(file);
}

/** 1-based line on which a text's first match stands. */
const lineOf = (text: string, what: string): number => text.slice(0, text.indexOf(what)).split('\n').length;

let counter = 0;
/** A story of the newsroom whose slug no other test has. */
const newStory = (newsroom: Newsroom, fields: Partial<StoryFields> = {}): Story => {
  counter += 1;
  return newsroom.story({
    slug: `case-${counter}`,
    headline: `Case ${counter} as first published`,
    ...fields,
  });
};

let processes: number[] = [];
test.beforeAll(({ newsroom }) => {
  processes = [newsroom.pid, newsroom.deskPid];
});
test.afterEach(({ newsroom }) => {
  expect([newsroom.pid, newsroom.deskPid], 'web process and desk live on').toEqual(processes);
});

/** Another good file, saved at the same moment, is live although its neighbour is bad. */
async function neighbour(newsroom: Newsroom): Promise<void> {
  const good = newStory(newsroom);
  newsroom.save(good.file, good.text);
  await newsroom.live(good.path, { status: 200 });
}

const HUGE = `${'A line of a log that somebody pasted. '.repeat(13)}\n`;
const LAUGHS = `dateline: &a [${'x,'.repeat(9)}x]\nseries: &b [${'*a,'.repeat(9)}*a]\ntopics: &c [${'*b,'.repeat(9)}*b]\nkeyPoints: [${'*c,'.repeat(9)}*c]\n`;

for (const [what, spoil, about, field, at] of [
  [
    'broken YAML',
    (text: string) => text.replace('topics: [diplomacy]', 'topics: [diplomacy'),
    /YAML cannot be read/,
    undefined,
    'published:',
  ],
  [
    'a field that does not exist',
    (text: string) => text.replace('topics:', 'datelin: Baghdad\ntopics:'),
    /no field "datelin".*Did you mean dateline/,
    'datelin',
    'datelin',
  ],
  [
    'a date without offset',
    (text: string) => text.replace(/(published: .*)\+05:30/, '$1'),
    /date with its time and offset/,
    'published',
    'published',
  ],
  [
    'a day that is in no calendar',
    (text: string) => text.replace('topics:', 'updated: 2026-02-30T10:00:00+05:30\ntopics:'),
    /2026-02-30/,
    'updated',
    'updated',
  ],
  [
    '20 MB of text',
    (text: string) => text + HUGE.repeat(42_000),
    /too large: \d\d\.\d MB/,
    undefined,
    undefined,
  ],
  [
    'a billion laughs',
    (text: string) => text.replace('topics: [diplomacy]\n', LAUGHS),
    /aliases/,
    undefined,
    'keyPoints',
  ],
  [
    'bytes that are not UTF-8',
    (text: string) => Buffer.concat([Buffer.from(text), Buffer.from([0xc3, 0x28, 0xff])]),
    /not UTF-8/,
    undefined,
    '\uFFFD',
  ],
  [
    'a directive that does not exist',
    (text: string) => `${text}\n:::wibble\nText.\n:::\n`,
    /wibble/,
    'wibble',
    ':::wibble',
  ],
  [
    'a picture that is missing',
    (text: string) =>
      text.replace(
        'topics:',
        'image:\n  src: /media/none.png\n  alt: A map\n  credit: The Meridian\ntopics:',
      ),
    /no picture or data file "none\.png"/,
    'image.src',
    '  src:',
  ],
] as const) {
  test(`${what}: the editor reads where, readers keep the last good version and get the neighbour’s`, async ({
    newsroom,
  }) => {
    const story = newStory(newsroom);
    newsroom.save(story.file, story.text);
    await newsroom.live(story.path, { status: 200 });
    const bad = spoil(story.text.replace('as first published', 'as spoilt'));
    newsroom.save(story.file, bad);
    await neighbour(newsroom);
    const line = at === undefined ? {} : { line: lineOf(String(bad), at) };
    await told(newsroom, story.file, about, { ...line, ...(field === undefined ? {} : { field }) });
    await newsroom.live(story.path, { status: 200, has: 'as first published', not: 'as spoilt' });
    newsroom.save(story.file, story.text.replace('as first published', 'as mended'));
    await newsroom.live(story.path, { status: 200, has: 'as mended' });
  });
}

test('a link out of the content folder shows nobody what lies there', async ({ newsroom }) => {
  const story = newStory(newsroom);
  newsroom.save(story.file, story.text);
  await newsroom.live(story.path, { status: 200 });
  const outside = join(newsroom.folder, 'outside.md');
  writeFileSync(outside, story.text.replace('as first published', 'as kept outside'));
  symlinkSync(outside, newsroom.file(`${story.file}.tmp`));
  renameSync(newsroom.file(`${story.file}.tmp`), newsroom.file(story.file));
  await neighbour(newsroom);
  await told(newsroom, story.file, /leads out of the content folder/);
  await newsroom.live(story.path, { status: 200, has: 'as first published', not: 'as kept outside' });
  newsroom.save(story.file, story.text.replace('as first published', 'as mended'));
  await newsroom.live(story.path, { status: 200, has: 'as mended' });
});

for (const [what, slug, about] of [
  ['dots', 'a..b', /"a\.\.b" cannot stand in a URL/],
  ['a control character', 'bell\u0007rings', /control characters/],
] as const) {
  test(`a file name with ${what} is no story until it is renamed`, async ({ newsroom }) => {
    const story = newStory(newsroom, { slug });
    newsroom.save(story.file, story.text);
    await neighbour(newsroom);
    await told(newsroom, story.file, about);
    expect([400, 404]).toContain((await newsroom.get(encodeURI(story.path))).status);
    const mended = newStory(newsroom);
    renameSync(newsroom.file(story.file), newsroom.file(mended.file));
    await newsroom.live(mended.path, { status: 200 });
  });
}

test('of two files with one URL the first stays up, until one is renamed', async ({ newsroom }) => {
  const story = newStory(newsroom);
  newsroom.save(story.file, story.text);
  await newsroom.live(story.path, { status: 200 });
  const rival = story.file.replace('case-', 'Case-');
  newsroom.save(rival, story.text.replace('as first published', 'by another hand'));
  await neighbour(newsroom);
  await told(newsroom, rival, new RegExp(`same URL as ${story.file}|already published from ${story.file}`));
  await newsroom.live(story.path, { status: 200, has: 'as first published', not: 'by another hand' });
  const mended = newStory(newsroom);
  renameSync(newsroom.file(rival), newsroom.file(mended.file));
  await newsroom.live(mended.path, { status: 200, has: 'by another hand' });
  await newsroom.live(story.path, { status: 200, has: 'as first published' });
});

test('a story waits for its picture; one that is cut short on its way is told, and the story stays up', async ({
  newsroom,
}) => {
  const png = (background: string) =>
    sharp({ create: { width: 300, height: 200, channels: 3, background } })
      .png({ compressionLevel: 0 })
      .toBuffer();
  const [first, second] = await Promise.all([png('#a52'), png('#25a')]);
  const put = (bytes: Buffer): void => {
    mkdirSync(dirname(newsroom.file('media/test/bridge.png')), { recursive: true });
    writeFileSync(newsroom.file('media/test/bridge.png.tmp'), bytes);
    renameSync(newsroom.file('media/test/bridge.png.tmp'), newsroom.file('media/test/bridge.png'));
  };
  /** The picture as it is shown: cleaned at first, in its renditions soon after. */
  const shown = async (path: string): Promise<string> =>
    /\/media\/test\/bridge\.png(?:\?v=\w+|\/\w+\/whole-300\.jpg)/.exec(
      (await newsroom.get(path)).text,
    )?.[0] ?? '';
  const pictureAt = async (path: string): Promise<Buffer> =>
    Buffer.from(await (await fetch(newsroom.url + path)).arrayBuffer());
  const blueOf = async (picture: Buffer): Promise<number> =>
    (await sharp(picture).stats()).channels[2]?.mean ?? 0;
  const more = 'image:\n  src: /media/test/bridge.png\n  alt: A bridge\n  credit: The Meridian\n';
  const story = newStory(newsroom, { more });
  newsroom.save(story.file, story.text);
  await told(newsroom, story.file, /no picture or data file "test\/bridge\.png"/, { field: 'image.src' });
  put(first);
  await newsroom.live(story.path, { status: 200, has: '/media/test/bridge.png' });
  const before = await shown(story.path);
  const published = await pictureAt(before);
  expect(await blueOf(published)).toBeLessThan(60);

  put(second.subarray(0, second.length / 2));
  await neighbour(newsroom);
  await told(newsroom, 'media/test/bridge.png', /damaged or cut short/);
  await newsroom.live(story.path, { status: 200, has: 'as first published' });
  expect(published.equals(await pictureAt(before)), 'what was published is still sent').toBe(true);

  put(second);
  await expect.poll(async () => blueOf(await pictureAt(await shown(story.path)))).toBeGreaterThan(140);
  await newsroom.live(story.path, { status: 200, not: before });
  const picture = await pictureAt(await shown(story.path));
  expect((await sharp(picture).metadata()).width).toBe(300);
});
