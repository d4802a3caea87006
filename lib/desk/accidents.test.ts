/** What an editor slips in without noticing: it is an error, and the last good version stays up. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DRAWING, FILE, type Newsroom, openNewsroom, story } from './newsroom.fixtures.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});
afterEach(() => newsroom.close());

const UNFINISHED = /A merge was left unfinished/;

it.each<[name: string, text: string, line: number, field: string | undefined, message: RegExp]>([
  [
    'a number sign in a headline',
    story('headline: Court rules # 5 stands\n'),
    5,
    'headline',
    /"# 5 stands" is a comment in YAML, so only "Court rules" would be shown/,
  ],
  [
    'a number sign in a correction, beside comments that cut nothing off',
    story(
      'corrections:\n  - date: 2007-06-01T10:00:00+05:30 # local\n    kind: correction # a note\n    text: The count was # 5, not # 6.\n',
    ),
    9,
    'corrections[0].text',
    /so only "The count was" would be shown/,
  ],
  [
    'a number sign in a list of texts',
    story('keyPoints:\n  - "Quoted # 1"\n  - Issue#5\n  - Ranked # 1 in the world\n'),
    9,
    'keyPoints[2]',
    /so only "Ranked" would be shown/,
  ],
  [
    'a number sign where a text begins',
    story('dateline: #MeToo\nseoTitle: # none yet\n'),
    6,
    'dateline',
    /"#MeToo" is a comment in YAML, so nothing would be shown/,
  ],
  [
    'a number sign in a file that js-yaml is not asked to read',
    story('topics: &t []\nkeyPoints: [one]\ndateline: Gate # 7\n'),
    8,
    'dateline',
    /so only "Gate" would be shown/,
  ],
  [
    'a number sign where a text begins, in such a file',
    story('topics: &t []\nkeyPoints:\n  - one\ndateline: #MeToo\n'),
    9,
    'dateline',
    /so nothing would be shown/,
  ],
  [
    'a tag in a headline',
    story('headline: The <em>Arandora Star</em>\n'),
    5,
    'headline',
    /HTML would be printed as it is: <em…/,
  ],
  [
    'a comment of HTML in a caption',
    story(
      'image:\n  src: /media/a.svg\n  alt: A map\n  credit: Us\n  caption: They met <!-- check --> here.\n',
    ),
    10,
    'image.caption',
    /A comment of HTML would be printed here/,
  ],
  [
    'a comment of HTML that is not closed',
    story('', 'First.\n\n<!-- call before printing\n\nLast.\n'),
    10,
    undefined,
    /The comment that begins here is not closed/,
  ],
  [
    'text that was pasted from Word',
    story('', '<p class="MsoNormal">The talks<o:p></o:p></p>\n'),
    8,
    undefined,
    /HTML would be printed as it is: <p…/,
  ],
  [
    'an embed',
    story('', 'First.\n\n<iframe width="560" src="https://www.youtube.com/embed/x_y_z"></iframe>\n'),
    10,
    undefined,
    /HTML would be printed as it is: <iframe…/,
  ],
  [
    'a picture whose name has blanks',
    story('', 'First.\n\n![A map](/media/map of Baghdad.svg)\n'),
    10,
    undefined,
    /This picture would be printed as it is written/,
  ],
  [
    'a link that is not closed',
    story('', 'First [line](https://example.org/a\nand more.\n'),
    8,
    undefined,
    /This link would be printed as it is written/,
  ],
  [
    'a link without a scheme',
    story('', 'See [this](www.example.org/page).\n'),
    8,
    undefined,
    /A link to "www\.example\.org\/page" is neither an address/,
  ],
  [
    'an unfinished merge in the body',
    story('', 'First.\n\n<<<<<<< HEAD\nOn Monday.\n=======\nOn Tuesday.\n>>>>>>> origin/main\n\nLast.\n'),
    10,
    undefined,
    UNFINISHED,
  ],
  [
    'half of an unfinished merge',
    story('', 'On Monday.\n=======\nOn Tuesday.\n>>>>>>> origin/main\n'),
    9,
    undefined,
    UNFINISHED,
  ],
  [
    'an unfinished merge in the fields',
    story('<<<<<<< HEAD\ndateline: A\n||||||| base\n=======\ndateline: B\n>>>>>>> b\n'),
    6,
    undefined,
    UNFINISHED,
  ],
])('%s', async (_, text, line, field, message) => {
  newsroom.write('media/a.svg', DRAWING);
  newsroom.write(FILE, story('headline: The last good version\n'));
  expect(await newsroom.read()).toEqual([]);
  newsroom.write(FILE, text);
  const problems = await newsroom.read();
  expect(problems).toMatchObject([
    { file: FILE, severity: 'error', line, field, message: expect.stringMatching(message) },
  ]);
  expect(newsroom.headline()).toBe('The last good version');
});

it('comments of HTML are published nowhere: not in the text, the opening, the words for search', async () => {
  const body = [
    'The talks <!-- NOTE: source asked not to be named --> began.',
    '<!--\nmulti\n\nline -->',
    '<!--more-->',
    'They `<!-- code -->` went on. <!-- NOTE -->',
    '- one <!-- NOTE -->\n- two',
    '| a <!-- NOTE --> | b |\n|---|---|\n| c | d <!-- NOTE --> |',
    '> Said.\n> <!-- NOTE\n> more -->\n> Again.',
    '```\n<!-- kept -->\n```',
    'As \\<!-- written -->.',
    'Last.[^1]\n\n[^1]: From <!-- NOTE --> the archive.',
  ].join('\n\n');
  newsroom.write(FILE, story('access: subscribers\n', body));
  expect(await newsroom.read()).toEqual([]);
  const tables = ['articles', 'article_pages', 'article_texts', 'revisions', 'search_words'];
  const kept = tables
    .map((table) => JSON.stringify(newsroom.edition.rows(`SELECT * FROM ${table}`)))
    .join('');
  expect(kept).toContain('The talks  began.');
  expect(kept).not.toMatch(/NOTE|multi|more-->/);
  const whole = newsroom.edition.row<{ body: string }>('SELECT body FROM article_texts')?.body;
  for (const text of [
    '`<!-- code -->`',
    '```\n<!-- kept -->\n```',
    '\\<!-- written -->',
    '| a  | b |',
    '> Said.\n>\n> Again.',
  ])
    expect(whole).toContain(text);
});

it('a fault behind a comment is told with its own line', async () => {
  newsroom.write(FILE, story('', 'One.\n\n<!--\na\nb\n-->\n\n[two](three)\n'));
  expect(await newsroom.read()).toMatchObject([{ line: 15, severity: 'error' }]);
});

it('an unfinished merge in the redirects', async () => {
  newsroom.write('redirects.yml', '/a: /world\n<<<<<<< HEAD\n/b: /world\n=======\n/c: /world\n>>>>>>> b\n');
  expect(await newsroom.read()).toMatchObject([{ file: 'redirects.yml', line: 2, severity: 'error' }]);
});
