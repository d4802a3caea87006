import { describe, expect, it } from 'vitest';
import { scriptSrc, shareScripts } from './scripts.ts';

describe('the scripts of public pages', () => {
  it('are found by what they do, whatever hash is in their names', () => {
    shareScripts(['elements-JY66XWFR.js', 'theme-5KQ7A2CD.js']);
    expect(scriptSrc('elements')).toBe('/assets/elements-JY66XWFR.js');
    expect(scriptSrc('theme')).toBe('/assets/theme-5KQ7A2CD.js');
  });

  it('are left out of a page where they were not built', () => {
    shareScripts([]);
    expect(scriptSrc('theme')).toBeUndefined();
  });
});
