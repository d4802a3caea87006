import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from './item.ts';
import { read, saved, stampAt, versions } from './library.fixtures.ts';
import { namesStory, namesTarget, receiveItem } from './received-item.ts';
import { checkRequest } from './sync-message.ts';

const itemOf = (value: unknown): Item => {
  const checked = receiveItem(value);
  if ('reason' in checked) throw new Error(checked.reason);
  return checked.item;
};
const reasonOf = (value: unknown): string => {
  const checked = receiveItem(value);
  return 'reason' in checked ? checked.reason : '';
};

describe('an item from outside', () => {
  it.each(['saved', 'follow', 'read'] as const)('is taken as it is where it is one: %s', (kind) => {
    fc.assert(
      fc.property(versions(kind), (item) => {
        const { card: _, ...own } = { card: undefined, ...item };
        const bare = item.kind === 'read' && item.gone;
        const kept = { kind, id: item.id, at: item.at, stamp: item.stamp, gone: true, progress: 0 };
        expect(itemOf(JSON.parse(JSON.stringify(item)))).toEqual(bare ? kept : own);
      }),
    );
  });

  it.each([
    [null, 'no item'],
    [[], 'no item'],
    ['saved', 'no item'],
    [{ ...saved(1), kind: 'constructor' }, 'kind'],
    [{ ...saved(1), id: '/world' }, 'no story'],
    [{ ...saved(1), id: '//evil.example/2007/05/29/x' }, 'no story'],
    [{ ...saved(1), id: 'javascript:alert(1)' }, 'no story'],
    [{ ...saved(1), id: '/world/2007/05/29/../../..' }, 'no story'],
    [{ ...saved(1), id: '/world/2007/05/29/a\u0000b' }, 'no story'],
    [{ ...saved(1), id: `/world/2007/05/29/${'a'.repeat(400)}` }, 'no story'],
    [{ ...saved(1), id: '/world/2007/05/29/cafe\u0301' }, 'no story'],
    [{ ...saved(1), id: '/account/2007/05/29/talks' }, 'no story'],
    [{ ...saved(1), id: 7 }, 'names nothing'],
    [{ ...saved(1), stamp: 'zzzzzzzzz-zzzz-zzzzzzzzz' }, 'stamp'],
    [{ ...saved(1), stamp: { toString: 'x' } }, 'stamp'],
    [{ ...saved(1), at: Number.NaN }, 'time'],
    [{ ...saved(1), at: -1 }, 'time'],
    [{ ...saved(1), at: 1e300 }, 'time'],
    [{ kind: 'follow', id: 'section:__proto__', at: 1, stamp: stampAt(1) }, 'section, topic or author'],
    [{ kind: 'follow', id: 'writer:maya', at: 1, stamp: stampAt(1) }, 'section, topic or author'],
  ])('is refused with a sentence: %j', (value, reason) => {
    expect(reasonOf(value)).toContain(reason);
  });

  it('brings nothing along that is not known here', () => {
    const text = `{"__proto__":{"gone":true},"constructor":1,"evil":"<b>","kind":"saved","id":"${saved(1).id}","at":1,"stamp":"${stampAt(1)}"}`;
    const item = itemOf(JSON.parse(text));
    expect(Object.keys(item).sort()).toEqual(['at', 'id', 'kind', 'stamp']);
    expect(item.gone).toBeUndefined();
    expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
  });

  it('was not done later than its last change', () => {
    expect(itemOf({ ...saved(5), at: 9 }).at).toBe(5);
  });

  it('leaves its card behind: the account has it from the edition', () => {
    expect(
      itemOf({ ...saved(1), card: { headline: '<b>', section: 'x', picture: '//evil.example' } }),
    ).toEqual(saved(1));
  });

  it('was read as far as a story goes', () => {
    expect(itemOf({ ...read(1, 0), progress: 7 })).toMatchObject({ progress: 1 });
    expect(itemOf({ ...read(1, 0), progress: 'all' })).toMatchObject({ progress: 0 });
    expect(itemOf({ ...read(1, 0.5), paragraph: -1, revision: 1.5, unread: 'yes' })).toEqual(read(1, 0.5));
  });

  it('is checked in no time and without a fault, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withObjectString: true }), (value) => {
        const checked = receiveItem(value);
        expect('reason' in checked ? checked.reason : '').toMatch(/\.$/);
      }),
    );
  });
});

describe('what names something', () => {
  it('is written in any script', () => {
    expect(namesStory('/दुनिया/2007/05/29/ईरान')).toBe(true);
    expect(namesTarget('topic:ईरान')).toBe(true);
    expect(namesTarget('topic:a:b')).toBe(false);
    expect(namesTarget('topic:')).toBe(false);
    expect(namesTarget('topic:a\n')).toBe(false);
  });
});

describe('a request to sync', () => {
  const request = { device: 'aaaaaaaa', now: 5, items: [] };

  it('is taken with its cursor and its items unchecked', () => {
    expect(checkRequest({ ...request, more: 1 })).toEqual(request);
    expect(checkRequest({ ...request, cursor: 'abcdefghijkl.12' })).toEqual({
      ...request,
      cursor: 'abcdefghijkl.12',
    });
  });

  it.each([
    [null, 'no id'],
    [{ ...request, device: 'A' }, 'no id'],
    [{ ...request, now: '5' }, 'clock'],
    [{ ...request, now: Number.MAX_VALUE }, 'clock'],
    [{ ...request, cursor: 12 }, 'cursor'],
    [{ ...request, cursor: "abcdefghijkl.1' or 1=1" }, 'cursor'],
    [{ ...request, items: {} }, 'list'],
    [{ ...request, items: Array.from({ length: 501 }) }, '500 items'],
  ])('is refused with a sentence: %#', (body, reason) => {
    expect(checkRequest(body)).toEqual({ reason: expect.stringContaining(reason) });
  });
});
