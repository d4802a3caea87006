import { beforeEach, expect, test, vi } from 'vitest';
import type { ReadItem } from '#lib/library/item.ts';
import { setAccount } from './account-flag.ts';
import {
  findItem,
  forgetAll,
  listItems,
  listUnsynced,
  onChange,
  putItem,
  takeAway,
  writeKept,
} from './store.ts';

const PATH = '/world/2007/05/29/talks';
const saved = (id = PATH) => ({ kind: 'saved', id, at: Date.now() }) as const;
const read = (day: number) =>
  ({ kind: 'read', id: `/world/2007/05/${String(day).padStart(2, '0')}/a`, at: day, progress: 1 }) as const;

/** As much as a browser's storage does: keys are its properties. `room` is how many characters it holds. */
class MemoryStorage {
  [key: string]: unknown;
  static room = Number.POSITIVE_INFINITY;
  getItem(key: string): string | null {
    return (this[key] as string | undefined) ?? null;
  }
  setItem(key: string, value: string): void {
    const others = Object.keys(this).filter((each) => each !== key);
    const length = others.reduce((sum, each) => sum + each.length + String(this[each]).length, 0);
    if (length + key.length + value.length > MemoryStorage.room)
      throw new DOMException('It is full.', 'QuotaExceededError');
    this[key] = value;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

let storage: MemoryStorage;
beforeEach(() => {
  storage = new MemoryStorage();
  MemoryStorage.room = Number.POSITIVE_INFINITY;
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});

test('what is put is found, and listed, and told', () => {
  const heard = vi.fn();
  const savedEvents: unknown[] = [];
  const stop = onChange(heard);
  document.addEventListener('broadsheet:saved', (event) => savedEvents.push((event as CustomEvent).detail));
  expect(putItem(saved())).toBeUndefined();
  expect(findItem('saved', PATH)?.id).toBe(PATH);
  expect(listItems('saved')).toHaveLength(1);
  expect(findItem('read', PATH)).toBeUndefined();
  takeAway('saved', PATH);
  expect(heard).toHaveBeenCalledTimes(2);
  expect(savedEvents).toEqual([
    { path: PATH, saved: true },
    { path: PATH, saved: false },
  ]);
  stop();
  putItem(saved());
  expect(heard).toHaveBeenCalledTimes(2);
});

test('without an account nothing is left of what was taken away; with one, a tombstone', () => {
  putItem(saved());
  takeAway('saved', PATH);
  expect(Object.keys(storage).filter((key) => key.includes(PATH))).toEqual([]);

  setAccount({ email: 'reader@example.com', keepsReads: false });
  putItem(saved());
  putItem({ ...read(1) });
  takeAway('saved', PATH);
  takeAway('read', read(1).id);
  expect(findItem('saved', PATH)).toBeUndefined();
  expect(listItems('saved')).toEqual([]);
  expect(listUnsynced()).toMatchObject([{ kind: 'saved', id: PATH, gone: true }]);
});

test('what the account has is not told again until it changes', () => {
  putItem(saved());
  for (const item of listUnsynced()) writeKept({ item, synced: true });
  expect(listUnsynced()).toEqual([]);
  expect(findItem('saved', PATH)).not.toHaveProperty('synced');
  takeAway('saved', PATH);
  putItem(saved());
  expect(listUnsynced()).toHaveLength(1);
});

test('broken and hostile entries are as if they were not there', () => {
  for (const value of ['', '{', 'null', '[]', '{"at":"x"}', '{"__proto__":{"at":1}}', '"text"'])
    for (const key of [
      `saved:${PATH}`,
      'saved://evil.example/2007/05/29/x',
      'follow:topic:a',
      'account',
      'stamp',
    ])
      storage[`broadsheet.${key}`] = value;
  expect([...listItems('saved'), ...listItems('follow'), ...listUnsynced()]).toEqual([]);
  expect(putItem(saved())).toBeUndefined();
  expect(listItems('saved')).toHaveLength(1);
});

test('where storage is full the oldest reads make room, then it says so and nothing else is lost', () => {
  for (let day = 1; day <= 28; day++) putItem(read(day));
  putItem(saved());
  MemoryStorage.room = Object.entries(storage).reduce(
    (sum, [key, value]) => sum + `${key}${value}`.length,
    0,
  );
  expect(putItem(saved('/world/2007/05/30/new'))).toBeUndefined();
  expect(listItems('read').map(({ at }: ReadItem) => at)).not.toContain(1);
  expect(listItems('read').map(({ at }: ReadItem) => at)).toContain(28);
  expect(listItems('saved')).toHaveLength(2);
  MemoryStorage.room = 300;
  expect(putItem(saved('/world/2007/05/31/more'))).toBe('full');
  expect(listItems('saved')).toHaveLength(2);
});

test('where storage is forbidden everything has an answer', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(listItems('saved')).toEqual([]);
  expect(findItem('saved', PATH)).toBeUndefined();
  expect(putItem(saved())).toBe('blocked');
  expect(takeAway('saved', PATH)).toBeUndefined();
  expect(forgetAll()).toBeUndefined();
});

test('what is forgotten is gone but for theme and size of text', () => {
  storage.theme = 'dark';
  putItem(saved());
  putItem(read(3));
  setAccount({ email: 'reader@example.com', keepsReads: true });
  forgetAll();
  expect(Object.keys(storage)).toEqual(['theme']);
});
