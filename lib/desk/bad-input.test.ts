/** Whatever is wrong with a file, the editor is told where and what to do, and the paper stays up. */
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DRAWING, FILE, type Newsroom, openNewsroom, site, story } from './newsroom.fixtures.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});
afterEach(() => newsroom.close());

const GOOD = 'articles/world/2007/05/29-good.md';

interface Expected {
  file?: string;
  line?: number | undefined;
  field?: string | undefined;
  message: RegExp;
  remedy?: RegExp;
}

const map = 'image:\n  src: /media/map.svg\n  alt: A map\n  credit: The Meridian\n';

/** A file's text, and the one problem that the desk is to find in it. */
const cases: Record<string, [text: string | Buffer, expected: Expected]> = {
  'broken YAML': [
    story('topics: [iran, iraq\ndateline: Baghdad\n'),
    { line: 7, message: /YAML cannot be read/, remedy: /Mend the YAML/ },
  ],
  'a field twice': [
    story('dateline: A\ndateline: B\n'),
    { line: 7, message: /"dateline" stands twice/, remedy: /Remove one/ },
  ],
  'a tab for indentation': [story('location:\n\tlat: 1\n'), { message: /Tabs are not allowed/ }],
  'a misspelt field': [
    story('datelin: Baghdad\n'),
    {
      line: 6,
      field: 'datelin',
      message: /An article has no field "datelin"/,
      remedy: /Did you mean dateline/,
    },
  ],
  'an unknown field': [
    story('wibble: 1\n'),
    { line: 6, field: 'wibble', message: /no field "wibble"/, remedy: /The fields are: headline/ },
  ],
  'an unknown field in a group': [
    story(`${map}  width: 4\n`),
    { line: 10, field: 'image.width', message: /An image has no field "width"/ },
  ],
  'a missing field': [
    story('headline: \n'),
    { line: 5, field: 'headline', message: /This article has no headline/, remedy: /Add "headline: …"/ },
  ],
  'a blank field': [story('headline: "  "\n'), { line: 5, field: 'headline', message: /has no headline/ }],
  'a list for text': [
    story('dateline: [Baghdad]\n'),
    { line: 6, field: 'dateline', message: /must be text/ },
  ],
  'a number for text': [
    story('dateline: 2007\n'),
    { line: 6, field: 'dateline', message: /must be text, not 2007/, remedy: /quotes/ },
  ],
  'an unknown kind': [
    story('kind: opinon\n'),
    { line: 6, field: 'kind', message: /not one of its values/, remedy: /Did you mean opinion/ },
  ],
  'a date without offset': [
    story('updated: 2007-05-29T12:00:00\n'),
    { line: 6, field: 'updated', message: /date with its time and offset/, remedy: /\+05:30/ },
  ],
  'a date with an offset of local mean time': [
    story('updated: 2007-06-01T09:00:00+05:53:28\n'),
    { line: 6, field: 'updated', message: /no seconds/, remedy: /in UTC: 2007-06-01T03:06:32Z\.$/ },
  ],
  'a date with an offset of local mean time behind UTC': [
    story('updated: 2007-06-01T09:00:00.250-00:44:30\n'),
    { line: 6, field: 'updated', message: /no seconds/, remedy: /in UTC: 2007-06-01T09:44:30\.250Z\.$/ },
  ],
  'a date with an offset of seconds that are none': [
    story('updated: 2007-06-01T09:00:00+05:53:60\n'),
    { line: 6, field: 'updated', message: /date with its time and offset/ },
  ],
  'a date beyond the year 9999': [
    story('expires: 9999-12-31T23:59:59-05:00\n'),
    { line: 6, field: 'expires', message: /date with its time and offset/ },
  ],
  'a day of local mean time': [
    story('published: 1850-05-29T23:50:00+05:30\n'),
    {
      line: 5,
      field: 'published',
      message: /published on 1850-05-30 \(Asia\/Kolkata\), but its file name says 2007-05-29/,
      remedy: /1850\/05\/30-talks\.md\. Clocks there were 05:53:28 ahead of UTC/,
    },
  ],
  'a year before all archives': [
    story('published: 1697-05-29T12:00:00Z\n').replace('2007/05/29', '1697/05/29'),
    { line: 5, field: 'published', message: /begins in 1698/, remedy: /Correct the date/ },
  ],
  'a day that is not': [
    story('updated: 2007-06-31T12:00:00Z\n'),
    { field: 'updated', message: /not 2007-06-31T12:00:00Z/ },
  ],
  'a date within a list': [
    story('corrections:\n  - {date: 2007-06-01, text: One, kind: update}\n'),
    { line: 7, field: 'corrections[0].date', message: /must be a date/ },
  ],
  'another day than the file name': [
    story('published: 2007-05-28T12:00:00+05:30\n'),
    {
      line: 5,
      field: 'published',
      message: /published on 2007-05-28 \(Asia\/Kolkata\), but its file name says 2007-05-29/,
      remedy: /articles\/world\/2007\/05\/28-talks\.md/,
    },
  ],
  'an update before publication': [
    story('updated: 2007-05-29T01:46:59+05:30\n'),
    { line: 6, field: 'updated', message: /updated before it is published/ },
  ],
  'a headline too long': [
    story(`headline: ${'é'.repeat(161)}\n`),
    { field: 'headline', message: /161 characters; at most 160/, remedy: /Cut 1/ },
  ],
  'a standfirst too long': [
    story(`standfirst: ${'x'.repeat(301)}\n`),
    { field: 'standfirst', message: /at most 300/ },
  ],
  'neither authors nor agency': [
    story('authors: []\n'),
    { line: 5, field: 'authors', message: /neither authors nor an agency/ },
  ],
  'an unknown author': [
    story('authors: [mya]\n'),
    { line: 5, field: 'authors[0]', message: /no author "mya"/, remedy: /Did you mean "maya"/ },
  ],
  'a withdrawal without reason': [
    story('status: withdrawn\n'),
    { field: 'withdrawnReason', message: /withdrawn without a reason/ },
  ],
  'a picture without alt': [
    story('image:\n  src: /media/map.svg\n  credit: X\n'),
    { line: 6, field: 'image.alt', message: /This image has no alt/ },
  ],
  'a picture without credit': [
    story('image:\n  src: /media/map.svg\n  alt: X\n'),
    { field: 'image.credit', message: /has no credit/ },
  ],
  'a missing picture': [
    story(map.replace('map.svg', 'mop.svg')),
    {
      line: 7,
      field: 'image.src',
      message: /no picture or data file "mop\.svg"/,
      remedy: /Did you mean "map\.svg"/,
    },
  ],
  'a missing picture in the body': [
    story('', 'One.\n\n![A map](/media/none.svg)\n'),
    { line: 10, message: /"none\.svg"/, remedy: /content\/media\/none\.svg/ },
  ],
  'a remote picture': [
    story(map.replace('/media/map.svg', 'https://example.org/map.svg')),
    { field: 'image.src', message: /another server/, remedy: /content\/media/ },
  ],
  'a picture above the folder': [
    story(map.replace('/media/map.svg', '/media/../../etc/passwd')),
    { field: 'image.src', message: /does not name a file of content\/media/ },
  ],
  'a focal point outside': [
    story(`${map}  focalPoint: [0.5, 1.5]\n`),
    { field: 'image.focalPoint[1]', message: /1\.5 is not between 0 and 1/ },
  ],
  'a place off the map': [
    story('location: {lat: 95, lon: 1}\n'),
    { field: 'location.lat', message: /95 is not between -90 and 90/ },
  ],
  'a language that is not': [
    story('language: not_a_tag!\n'),
    { field: 'language', message: /no language tag/ },
  ],
  'an http canonical address': [
    story('canonicalUrl: http://example.org/x\n'),
    { field: 'canonicalUrl', message: /no https address/ },
  ],
  'a topic that cannot stand in a URL': [
    story('topics: [iran, "a b"]\n'),
    { field: 'topics[1]', message: /"a b" is no slug/ },
  ],
  'a related story that is no path': [
    story('related: [world/2007]\n'),
    { field: 'related[0]', message: /no path of a story/ },
  ],
  'an unknown directive': [
    story('', 'One.\n\n:::wibble\nTwo.\n:::\n'),
    { line: 10, field: 'wibble', message: /wibble/ },
  ],
  'no front matter': ['Only text.\n', { message: /has no headline/ }],
  'nothing at all': ['', { message: /has no headline/ }],
  'a script for front matter': [
    '---js\n{ headline: (globalThis.hacked = true) }\n---\n',
    { line: 1, message: /marked as "js"/, remedy: /YAML/ },
  ],
  'UTF-16 with a byte order mark': [
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(story(), 'utf16le')]),
    { line: 1, message: /UTF-16/, remedy: /encoding UTF-8/ },
  ],
  'UTF-16 without one': [Buffer.from(story(), 'utf16le'), { line: 1, message: /UTF-16/, remedy: /UTF-8/ }],
  'lines that end with CR alone': [
    story().replaceAll('\n', '\r'),
    { line: 1, message: /end with CR alone/, remedy: /LF or CRLF/ },
  ],
  'a blank line before its front matter': [
    `\n${story()}`,
    { line: 2, message: /does not begin in the first line/, remedy: /Remove what stands before/ },
  ],
  'front matter that ends with dots': [
    story().replace('---\n\n', '...\n\n'),
    { line: 6, message: /ends with "\.\.\."/, remedy: /Write "---"/ },
  ],
  'front matter that is not closed': [
    story().replace('---\n\n', '\n'),
    { line: 1, message: /is not closed/, remedy: /Add a line "---"/ },
  ],
  'invalid UTF-8': [
    Buffer.concat([Buffer.from(story()), Buffer.from([0xc3, 0x28, 0xff])]),
    { line: 9, message: /not UTF-8/, remedy: /UTF-8/ },
  ],
  '20 MB': [Buffer.alloc(20_000_000, 'x'), { message: /too large: 19\.1 MB, where 512 KiB/ }],
  'too much front matter': [story(`dateline: ${'x'.repeat(70_000)}\n`), { message: /more than 64 KiB/ }],
  'a billion laughs': [
    story(
      `dateline: &a [${'x,'.repeat(9)}x]\nseries: &b [${'*a,'.repeat(9)}*a]\ntopics: &c [${'*b,'.repeat(9)}*b]\nkeyPoints: [${'*c,'.repeat(9)}*c]\n`,
    ),
    { message: /aliases/, remedy: /Write the values out/ },
  ],
  'brackets without end': [story(`topics: ${'['.repeat(30_000)}`), { message: /YAML cannot be read/ }],
  'brackets within brackets': [
    story(`topics: ${'['.repeat(40)}${']'.repeat(40)}\n`),
    { line: 6, message: /nested more than 12 deep/ },
  ],
  'fields as names of fields': [story(`dateline:\n${'? '.repeat(400)}\n`), { message: /YAML|plain name/ }],
};

for (const [name, [text, expected]] of Object.entries(cases)) {
  it(`says what is wrong with ${name}, and keeps the last good version and all else up`, async () => {
    newsroom.write(FILE, story());
    newsroom.write('media/map.svg', DRAWING);
    expect(await newsroom.read()).toEqual([]);
    newsroom.write(FILE, text);
    newsroom.write(GOOD, story('headline: All is well\n'));
    const problems = await newsroom.read();
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set([FILE]));
    const problem = problems.find(({ message }) => expected.message.test(message));
    expect(problem, JSON.stringify(problems)).toBeDefined();
    expect(problem?.severity).toBe('error');
    expect(problem?.remedy).toMatch(expected.remedy ?? /\w/);
    if (expected.line) expect(problem?.line).toBe(expected.line);
    if (expected.field) expect(problem?.field).toBe(expected.field);
    expect(newsroom.headline()).toBe('Ambassadors meet in Baghdad');
    expect(newsroom.headline('/world/2007/05/29/good')).toBe('All is well');
    expect('hacked' in globalThis).toBe(false);
  });
}

it('names every fault of a file at once', async () => {
  newsroom.write(
    FILE,
    story(`headline: ${'x'.repeat(200)}\nauthors: [nobody]\nlocation: {lat: 99, lon: 0}\n`),
  );
  const problems = await newsroom.read();
  expect(problems.map(({ field }) => field).sort()).toEqual(['authors[0]', 'headline', 'location.lat']);
});

it('tells of a file with thousands of faults in no time', async () => {
  const fields = Array.from({ length: 4000 }, (_, i) => `wibble${i}: 1\n`).join('');
  newsroom.write(FILE, story(fields));
  const started = performance.now();
  expect(await newsroom.read()).toHaveLength(30);
  expect(performance.now() - started).toBeLessThan(5_000);
});

it('mends a story as soon as its file is mended', async () => {
  newsroom.write(FILE, story('wibble: 1\n'));
  expect(await newsroom.read()).toHaveLength(1);
  expect(newsroom.headline()).toBeUndefined();
  newsroom.write(FILE, story());
  expect(await newsroom.read()).toEqual([]);
  expect(newsroom.headline()).toBe('Ambassadors meet in Baghdad');
});

it('refuses a link out of the content folder, and follows one within it', async () => {
  writeFileSync(join(newsroom.folder, 'secret.md'), story('headline: Secret\n'));
  newsroom.write('drafts/talks.txt', '');
  newsroom.write('articles/world/2007/05/29-real.md', story());
  symlinkSync(join(newsroom.folder, 'secret.md'), join(newsroom.contentDir, FILE));
  symlinkSync('29-real.md', join(newsroom.contentDir, 'articles/world/2007/05/29-linked.md'));
  symlinkSync('/', join(newsroom.contentDir, 'articles/root'));
  symlinkSync('..', join(newsroom.contentDir, 'articles/world/2007/circle'));
  symlinkSync('nowhere.md', join(newsroom.contentDir, 'authors/ghost.md'));
  const problems = await newsroom.read();
  const found = Object.fromEntries(problems.map(({ file, message }) => [file, message]));
  expect(found[FILE]).toMatch(/leads out of the content folder/);
  expect(found['authors/ghost.md']).toMatch(/leads to nothing/);
  expect(newsroom.headline()).toBeUndefined();
  expect(newsroom.headline('/world/2007/05/29/linked')).toBe('Ambassadors meet in Baghdad');
});

it.each([
  ['articles/world/2007/13/45-x.md', /no day 2007-13-45/],
  ['articles/world/2007/02/29-x.md', /no day 2007-02-29/],
  ['articles/world/07/5/1-x.md', /does not give year, month, day and slug/],
  ['articles/world/2007/05/29-a_b.md', /"a_b" cannot stand in a URL/],
  ['articles/world/2007/05/29-a..b.md', /cannot stand in a URL/],
  ['articles/nowhere/2007/05/29-x.md', /no section "nowhere"/],
  ['articles/about/2007/05/29-x.md', /"about" cannot be a section/],
  ['articles/world/2007/05/29-bell\u0007.md', /control characters/],
  ['articles/lost.md', /lies where no content is/],
  ['README.md', /lies where no content is/],
  ['articles/world/2007/05/29-x.MD', /lies where no content is/],
])('says what is wrong with the file name %s', async (file, message) => {
  newsroom.write(file, story());
  const problems = await newsroom.read();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ file, severity: 'error', message: expect.stringMatching(message) });
});

it('refuses a section with the name of a page of the paper', async () => {
  newsroom.write('sections/search.md', '---\ntitle: S\nnavTitle: S\ndescription: S\norder: 2\n---\n');
  expect((await newsroom.read())[0]?.message).toMatch(/cannot be a section/);
});

it('publishes one of two files whose URLs differ in letter case only, and the other when that one goes', async () => {
  newsroom.write('articles/world/2007/05/29-Talks.md', story('headline: Second\n'));
  newsroom.write(FILE, story('headline: First\n'));
  const [problem, ...others] = await newsroom.read();
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ file: FILE, message: expect.stringMatching(/same URL as .*29-Talks\.md/) });
  newsroom.remove('articles/world/2007/05/29-Talks.md');
  expect(await newsroom.read()).toEqual([]);
  expect(newsroom.headline()).toBe('First');
});

it('publishes one of two files whose names are one name in two spellings', async () => {
  newsroom.write('articles/world/2007/05/29-caf\u00e9.md', story('headline: Composed\n'));
  newsroom.write('articles/world/2007/05/29-cafe\u0301.md', story('headline: Decomposed\n'));
  const problems = await newsroom.read();
  expect(problems.map(({ file }) => file)).toEqual(['articles/world/2007/05/29-cafe\u0301.md']);
  expect(problems[0]?.message).toMatch(/spelt with other code points/);
  expect(newsroom.headline('/world/2007/05/29/caf\u00e9')).toBe('Composed');
});

it('publishes a file whose name is spelt with combining marks under its composed URL', async () => {
  newsroom.write('articles/world/2007/05/29-cafe\u0301.md', story());
  expect(await newsroom.read()).toEqual([]);
  expect(newsroom.headline('/world/2007/05/29/caf\u00e9')).toBe('Ambassadors meet in Baghdad');
});

it('does not judge the days of stories while it cannot read the time zone', async () => {
  newsroom.write('site.yml', `${site()}wibble: 1\n`);
  newsroom.write(FILE, story());
  const problems = await newsroom.read();
  expect(problems.map(({ file, field }) => [file, field])).toEqual([['site.yml', 'wibble']]);
});

it.each([
  ['timeZone: Mars/Olympus', 'timeZone', /no IANA time zone/],
  ['timeZone: "+05:30"', 'timeZone', /no IANA time zone/],
  ['timeZone: Asia/Kolkata\npolicies: [about]', 'policies', /must be a map/],
  ['timeZone: Asia/Kolkata\npolicies: {privacy: 4}', 'policies.privacy', /must name a page/],
  [
    'timeZone: Asia/Kolkata\nsocial: [{network: X, url: "javascript:alert(1)"}]',
    'social[0].url',
    /no https address/,
  ],
])('says what is wrong with a site file that has %s', async (fields, field, message) => {
  newsroom.write('site.yml', site(fields));
  const problems = await newsroom.read();
  expect(problems[0]).toMatchObject({ file: 'site.yml', field, message: expect.stringMatching(message) });
});

it('says what is wrong with a front', async () => {
  newsroom.write('fronts/home.yml', 'blocks:\n  - layout: lead\n  - layout: latest\n    rule: {limit: 0}\n');
  const problems = await newsroom.read();
  expect(problems.map(({ line, field }) => [line, field])).toEqual([
    [2, 'blocks[0]'],
    [4, 'blocks[1].rule.limit'],
  ]);
  newsroom.write('fronts/home.yml', 'blocks:\n  - layout: carousel\n    rule: {limit: 4}\n');
  expect(await newsroom.read()).toMatchObject([
    { line: 2, field: 'blocks[0].layout', remedy: 'Write one of: lead, section, opinion, latest.' },
  ]);
});

it('refuses pictures that are cut short, damaged or not what they say', async () => {
  const noise = {
    create: {
      width: 90,
      height: 60,
      channels: 3,
      background: '#a52',
      noise: { type: 'gaussian', mean: 90, sigma: 60 },
    },
  } as const;
  const jpeg = await sharp(noise).jpeg().toBuffer();
  const png = await sharp(noise).png().toBuffer();
  const webp = await sharp(noise).webp().toBuffer();
  newsroom.write('media/good.jpg', jpeg);
  newsroom.write('media/good.webp', webp);
  newsroom.write('media/cut.jpg', jpeg.subarray(0, jpeg.length / 2));
  newsroom.write('media/cut.png', png.subarray(0, png.length / 2));
  newsroom.write('media/cut.webp', webp.subarray(0, webp.length / 2));
  newsroom.write('media/cut.svg', DRAWING.slice(0, -10));
  newsroom.write('media/lie.jpg', png);
  newsroom.write('media/text.png', 'no picture');
  newsroom.write('media/program.exe', 'MZ');
  newsroom.write('media/huge.csv', 'a,b\n'.repeat(70_000));
  newsroom.write('media/empty.csv', '\n');
  const problems = await newsroom.read();
  const found = Object.fromEntries(
    problems.map(({ file, message }) => [file.replace('media/', ''), message]),
  );
  expect(Object.keys(found).sort()).toEqual([
    'cut.jpg',
    'cut.png',
    'cut.svg',
    'cut.webp',
    'empty.csv',
    'huge.csv',
    'lie.jpg',
    'program.exe',
    'text.png',
  ]);
  expect(found['cut.jpg']).toMatch(/damaged or cut short/);
  expect(found['lie.jpg']).toMatch(/format png, which its name does not say/);
  expect(found['huge.csv']).toMatch(/too large/);
});

it('does not change a file that it reads', async () => {
  newsroom.write(FILE, story('wibble: 1\n'));
  await newsroom.read();
  expect(readFileSync(join(newsroom.contentDir, FILE), 'utf8')).toBe(story('wibble: 1\n'));
});
