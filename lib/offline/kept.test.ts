import { expect, it } from 'vitest';
import { KEPT, type Kept, readKept, writeKept } from './kept.ts';

it('what is known of a kept page stands in a header, in any script', () => {
  const kept: Kept = {
    href: '/a',
    as: 'saved',
    at: 1,
    bytes: 2,
    needs: { '/b': 3 },
    title: 'غالب “کی” दिल्ली',
  };
  expect(readKept(new Response('', { headers: { [KEPT]: writeKept(kept) } }))).toEqual(kept);
  expect(readKept(new Response('', { headers: { [KEPT]: '%' } }))).toBeUndefined();
  expect(readKept(new Response(''))).toBeUndefined();
});
