import { expect, it } from 'vitest';
import { withoutTracking } from './without-tracking.ts';

it.each([
  ['https://wire.example/a?utm_source=x&id=7&fbclid=Iw', 'https://wire.example/a?id=7'],
  ['https://wire.example/a?utm_campaign=mail#part', 'https://wire.example/a#part'],
  ['https://wire.example/ईरान?q=a+b', 'https://wire.example/ईरान?q=a+b'],
  ['not an address', 'not an address'],
])('%s is known as %s', (address, known) => {
  expect(withoutTracking(address)).toBe(known);
});
