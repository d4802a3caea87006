import { expect, it } from 'vitest';
import { directionOf } from './direction.ts';

it.each([
  ['en-IN', 'ltr'],
  ['hi', 'ltr'],
  ['ur', 'rtl'],
  ['fa-AF', 'rtl'],
  ['pa-Arab-PK', 'rtl'],
  ['az-Hebr', 'rtl'],
  ['ur-Latn', 'ltr'],
] as const)('a reader of %s reads %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});
