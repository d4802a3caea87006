import { describe, expect, it } from 'vitest';
import { bylineText } from './byline-text.ts';

const haddad = { slug: 'leila-haddad', name: 'Leila Haddad' };
const adeyemi = { slug: 'ruth-adeyemi', name: 'Ruth Adeyemi' };
const lind = { slug: 'tomas-lind', name: 'Tomas Lind' };

describe('a byline', () => {
  it.each([
    [
      { agency: 'Meridian Wire', authors: [haddad], dateline: 'Baghdad' },
      'Meridian Wire | By Leila Haddad, Baghdad',
    ],
    [{ authors: [haddad], dateline: 'Baghdad' }, 'By Leila Haddad, Baghdad'],
    [{ agency: 'Meridian Wire', authors: [], dateline: 'Baghdad' }, 'Meridian Wire, Baghdad'],
    [{ authors: [haddad, adeyemi] }, 'By Leila Haddad and Ruth Adeyemi'],
    [{ authors: [haddad, adeyemi, lind] }, 'By Leila Haddad, Ruth Adeyemi and Tomas Lind'],
    [{ agency: 'Meridian Wire', authors: [] }, 'Meridian Wire'],
  ])('of %o reads as the newsroom writes it', (story, expected) => {
    expect(bylineText(story)).toBe(expected);
  });
});
