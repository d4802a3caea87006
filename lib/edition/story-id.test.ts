import { expect, it } from 'vitest';
import { idFrom, keepsPlace, nextId, shownAt, visibleBelow, wantedId } from './story-id.ts';

const NOON = Date.UTC(2024, 4, 1, 12);

it('orders stories by the time at which they are shown', () => {
  const paths = ['/world/2024/05/01/a', '/world/2024/05/01/b', '/sport/2024/05/01/c'];
  for (const path of paths)
    for (const other of paths) expect(wantedId(NOON, path)).toBeLessThan(wantedId(NOON + 1000, other));
});

it('shows a story at its second, not before', () => {
  const id = wantedId(NOON, '/a');
  expect(id).toBeGreaterThanOrEqual(visibleBelow(NOON - 1));
  expect(id).toBeLessThan(visibleBelow(NOON));
  expect(id).toBeGreaterThanOrEqual(idFrom(NOON));
  expect(shownAt(id)).toBe(NOON);
  expect(shownAt(wantedId(NOON + 1, '/a'))).toBe(NOON + 1000);
});

it('keeps within the second when a place is taken, and within safe integers for any date', () => {
  let id = wantedId(NOON, '/a');
  for (let i = 0; i < 2 ** 20; i++) id = nextId(id);
  expect(id).toBe(wantedId(NOON, '/a'));
  expect(keepsPlace(nextId(id), NOON)).toBe(true);
  for (const year of [1702, 1969, 9999])
    expect(Number.isSafeInteger(wantedId(Date.UTC(year, 0, 1), '/a'))).toBe(true);
});
