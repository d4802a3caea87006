/** What an editor slips in without noticing: it is an error, and the last good version stays up. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FILE, type Newsroom, openNewsroom, story } from './newsroom.fixtures.ts';

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
  newsroom.write(FILE, story('headline: The last good version\n'));
  expect(await newsroom.read()).toEqual([]);
  newsroom.write(FILE, text);
  const problems = await newsroom.read();
  expect(problems).toMatchObject([
    { file: FILE, severity: 'error', line, field, message: expect.stringMatching(message) },
  ]);
  expect(newsroom.headline()).toBe('The last good version');
});

it('an unfinished merge in the redirects', async () => {
  newsroom.write('redirects.yml', '/a: /world\n<<<<<<< HEAD\n/b: /world\n=======\n/c: /world\n>>>>>>> b\n');
  expect(await newsroom.read()).toMatchObject([{ file: 'redirects.yml', line: 2, severity: 'error' }]);
});
