import { anything, assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import type { FollowItem, Item, ReadItem, SavedItem } from './item.ts';
import { writeBookmarks, writeLibraryJson } from './library-file.ts';
import { readLibraryFile } from './read-library-file.ts';

const ORIGIN = 'https://paper.example';
const NOW = Date.parse('2026-11-22T12:00:00Z');
const STAMP = '0mf3k2a1b-0000-abcdefgh';
const saved: SavedItem = {
  kind: 'saved',
  id: '/culture/2026/09/14/हिन्दी-दिवस'.normalize('NFC'),
  at: NOW - 5_000,
  stamp: STAMP,
  card: { headline: '<script>alert("1") & more</script>', section: 'Culture' },
};
const follow: FollowItem = {
  kind: 'follow',
  id: 'author:leila',
  at: NOW - 9_000,
  stamp: STAMP,
  title: 'Leila "L" & Co',
};
const read: ReadItem = {
  kind: 'read',
  id: '/world/2007/05/29/talks',
  at: NOW,
  stamp: STAMP,
  progress: 0.5,
  paragraph: 4,
};
const from = { origin: ORIGIN, now: NOW };
const bare = ({ stamp: _, ...draft }: Item) => draft;

test('what is exported as JSON comes back as it was', () => {
  const text = writeLibraryJson([saved, follow, read], ORIGIN, NOW);
  expect(text).not.toContain(STAMP);
  expect(readLibraryFile(text, from)).toEqual({ drafts: [saved, follow, read].map(bare), refused: 0 });
});

test('bookmarks are escaped, and come back as saved stories and what is followed', () => {
  const text = writeBookmarks({ saved: [saved], follows: [follow] }, ORIGIN);
  expect(text).toMatch(/^<!DOCTYPE NETSCAPE-Bookmark-file-1>/);
  expect(text).not.toContain('<script>');
  expect(readLibraryFile(text, from)).toEqual({
    drafts: [{ ...bare(saved), card: { headline: saved.card?.headline, section: '' } }, bare(follow)],
    refused: 0,
  });
});

test('links that lead elsewhere, or do something, are left out and counted', () => {
  const links = [
    'javascript:alert(1)',
    'https://evil.example/world/2007/05/29/talks',
    'https://paper.example.evil.example/world/2007/05/29/talks',
    'https://paper.example@evil.example/world/2007/05/29/talks',
    'data:text/html,x',
    '%',
    `${ORIGIN}/sign-out`,
    `${ORIGIN}/world/2007/05/29/%00`,
  ];
  const text = `<DL>${links.map((link) => `<DT><A HREF="${link}">x</A>`).join('\n')}`;
  expect(readLibraryFile(text, from)).toEqual({ drafts: [], refused: links.length });
});

test('broken entries and those with names of prototypes leave nothing behind', () => {
  const items = [
    '{"kind":"saved","id":"/world/2007/05/29/a","at":1,"__proto__":{"gone":true},"constructor":1}',
    '{"__proto__":{"kind":"saved","id":"/world/2007/05/29/b","at":1}}',
    '{"kind":"saved","id":"//evil.example/2007/05/29/a"}',
    '{"kind":"follow","id":"section:world","gone":true}',
    'null',
    '[]',
    '7',
  ];
  const read = readLibraryFile(`{"format":"broadsheet-library","items":[${items}]}`, from);
  expect(read).toEqual({ drafts: [{ kind: 'saved', id: '/world/2007/05/29/a', at: 1 }], refused: 6 });
  expect(Object.prototype).not.toHaveProperty('kind');
});

test('nothing is of a later day than today', () => {
  const text = JSON.stringify({ format: 'broadsheet-library', items: [{ ...read, at: NOW * 2 }] });
  expect(readLibraryFile(text, from)).toMatchObject({ drafts: [{ at: NOW }] });
});

test('a file that is too large, too deep or of another kind is answered with a sentence', () => {
  const sentence = { reason: expect.stringMatching(/Nothing was imported\.$/) };
  for (const text of ['', 'x', '{}', '[]', '{"items":[]}', '['.repeat(1_000_000), ' '.repeat(5_000_001)])
    expect(readLibraryFile(text, from)).toEqual(sentence);
});

test('five megabytes of unfinished markup are read in the time that five megabytes take', () => {
  const started = performance.now();
  for (const piece of ['<A ', '<A HREF="', '<H3>', '<A HREF="&amp;'])
    readLibraryFile(piece.repeat(Math.floor(4_900_000 / piece.length)), from);
  expect(performance.now() - started).toBeLessThan(8_000);
});

test('whatever a file holds, it is read without an error', () => {
  assert(
    property(anything(), string(), (value, text) => {
      readLibraryFile(JSON.stringify({ format: 'broadsheet-library', items: [value] }) ?? '', from);
      readLibraryFile(`<A HREF="${text}" ADD_DATE="${text}">${text}</A>`, from);
      readLibraryFile(text, from);
    }),
  );
});
