import { expect, it } from 'vitest';
import { readChoices, searchHref } from './search-routes.ts';

it('a search has one address, which says all that was chosen', () => {
  const choices = {
    query: 'baghdad "talks" & more',
    sort: 'date',
    section: 'मध्य-पूर्व',
    year: 2007,
    after: '1z_2y',
  } as const;
  const address = searchHref(choices);
  expect(address).toMatch(/^\/search\?[\x21-\x7e]+$/);
  expect(readChoices(new URLSearchParams(address.split('?')[1]))).toEqual(choices);
  expect(searchHref({ query: '', sort: 'relevance' })).toBe('/search');
});
