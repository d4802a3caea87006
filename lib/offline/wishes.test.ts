import { describe, expect, it } from 'vitest';
import { readWishes, storyHref } from './wishes.ts';

function storage(items: Record<string, unknown>) {
  const entries = Object.entries(items).map(([key, item]) => [
    key,
    typeof item === 'string' ? item : JSON.stringify(item),
  ]);
  const map = new Map(entries as [string, string][]); // pairs, as made above
  return {
    length: map.size,
    key: (n: number) => [...map.keys()][n] ?? null,
    getItem: (key: string) => map.get(key) ?? null,
  };
}
const STORY = '/world/2007/05/29/talks';

describe('what a device is to keep', () => {
  it('is what the library holds, newest first, without what was taken out', () => {
    const wishes = readWishes(
      storage({
        [`broadsheet.saved:${STORY}`]: { stamp: '', at: 1 },
        'broadsheet.saved:/world/2008/01/01/new': { stamp: '', at: 2 },
        'broadsheet.saved:/world/2009/01/01/gone': { stamp: '', at: 3, gone: true },
        'broadsheet.read:/world/2010/01/01/read': { stamp: '', at: 4 },
        'broadsheet.follow:section:world': { stamp: '', at: 5 },
        theme: 'dark',
      }),
    );
    expect(wishes.saved.map(({ href }) => href)).toEqual(['/world/2008/01/01/new', STORY]);
    expect(wishes.reads).toEqual([{ href: '/world/2010/01/01/read', at: 4 }]);
  });

  it('is asked for by its percent-encoded path', () => {
    expect(storyHref('/world/2007/05/29/ईरान')).toBe(
      '/world/2007/05/29/%E0%A4%88%E0%A4%B0%E0%A4%BE%E0%A4%A8',
    );
  });

  it.each([
    undefined,
    7,
    '',
    '//evil.example/world/2007/05/29/talks',
    'https://evil.example/world/2007/05/29/talks',
    '/account',
    '/api/library/export',
    '/world/2007/05/29/../../../../account',
    `${STORY}?token=1`,
    `${STORY}/history`,
  ])('is no more than stories: %s', (id) => {
    expect(storyHref(id)).toBeUndefined();
  });

  it('does not fall over what cannot be read', () => {
    expect(
      readWishes(
        storage({
          'broadsheet.saved:/world/2007/05/29/a': '{',
          'broadsheet.saved:/world/2007/05/29/b': 'null',
          'broadsheet.saved:/account': '{}',
        }),
      ),
    ).toEqual({
      saved: [],
      reads: [],
    });
  });
});
