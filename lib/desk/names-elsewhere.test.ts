import { afterEach, beforeEach, expect, it } from 'vitest';
import { FILE, type Newsroom, openNewsroom, story } from './newsroom.fixtures.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});
afterEach(() => newsroom.close());

it.each([
  ['title: A', 'Did you mean headline?'],
  ['date: 2007-05-29', 'Did you mean published?'],
  ['publishDate: 2007-05-29', 'Did you mean published?'],
  ['author: maya', 'Did you mean authors?'],
  ['description: A', 'Did you mean standfirst?'],
  ['custom_excerpt: A', 'Did you mean standfirst?'],
  ['tags: [a]', 'Did you mean topics?'],
  ['lastmod: 2007-05-29', 'Did you mean updated?'],
  ['feature_image: a.jpg', 'Did you mean image?'],
  ['lang: en', 'Did you mean language?'],
  ['draft: true', 'Write "status: draft" instead of "draft: true", and nothing for "draft: false".'],
  [
    'category: world',
    expect.stringMatching(/^Remove it: a story belongs to the section in whose folder it is/),
  ],
  ['permalink: /a', expect.stringMatching(/^Remove it: the address follows from the name of the file/)],
  ['aliases: [/a]', expect.stringMatching(/redirects\.yml/)],
  ['headlin: A', 'Did you mean headline?'],
  ['wibble: A', expect.stringMatching(/^Remove it\. The fields are: headline, /)],
])('a story with the field of another program, %s', async (field, remedy) => {
  newsroom.write(FILE, story(`${field}\n`));
  expect(await newsroom.read()).toMatchObject([{ line: 6, remedy }]);
});

it('a page and a section keep the names that are theirs', async () => {
  newsroom.write('pages/privacy.md', '---\nheadline: Privacy\ncategory: a\n---\n');
  expect((await newsroom.read()).map(({ remedy }) => remedy)).toEqual([
    'Did you mean title?',
    expect.stringMatching(/^Remove it\. The fields are/),
    expect.stringMatching(/^Add "title/),
  ]);
});
