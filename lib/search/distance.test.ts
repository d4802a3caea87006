import { expect, it } from 'vitest';
import { distance } from './distance.ts';

it.each([
  ['bagdad', 'baghdad', 1],
  ['baghdad', 'baghdad', 0],
  ['bahgdad', 'baghdad', 1],
  ['baghdda', 'baghdad', 1],
  ['goverment', 'government', 1],
  ['abc', 'xyz', 3],
  ['a', 'abcdef', 3],
])('%s and %s are %i apart, as far as that is asked', (one, other, expected) => {
  expect(distance(one, other, 2)).toBe(Math.min(expected, 3));
});
