import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkContent } from './check.ts';
import { DeadLinkAdviser } from './dead-link-adviser.ts';
import { FILE, type Newsroom, NOW, openNewsroom, story } from './newsroom.fixtures.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});
afterEach(() => newsroom.close());

it('links to pages of the paper that are not there are named, and all others are not', async () => {
  const links = [
    ['/world/2007/05/29/talk', 'Did you mean /world/2007/05/29/talks?'],
    ['/world/2007/05/29/draft', 'Correct the link, or take it out.'],
    ['/topics/iran', 'Did you mean /topics/iraq?'],
    ['/authors/nobody', 'Correct the link, or take it out.'],
    ['/world/2007/05/29/talks', undefined],
    ['/world/page/2', undefined],
    ['/topics/iraq?x#y', undefined],
    ['/old/2001/01/01/moved', undefined],
    ['/amp/2001', undefined],
    ['/archive/2007', undefined],
    ['/search?q=iran', undefined],
    ['/feed.xml', undefined],
    ['https://example.org/world/2007/05/29/talk', undefined],
  ] as const;
  newsroom.write('redirects.yml', '/old/2001/01/01/moved: /world\n/amp/*: /*\n');
  newsroom.write('articles/world/2007/05/29-draft.md', story('status: draft\n'));
  newsroom.write(FILE, story('topics: [iraq]\n', links.map(([path], n) => `[${n}](${path})`).join('\n\n')));
  const { contentDir } = newsroom;
  const { advice, errors } = await checkContent({ contentDir, now: NOW, advisers: [new DeadLinkAdviser()] });
  expect(errors).toBe(0);
  expect(advice.map(({ file, message, remedy }) => [file, message, remedy])).toEqual(
    links.flatMap(([path, remedy], n) =>
      remedy === undefined
        ? []
        : [[FILE, `It links to ${path}, which is ${n === 1 ? 'a draft' : 'not there'}.`, remedy]],
    ),
  );
});
