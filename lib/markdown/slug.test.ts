import { expect, it } from 'vitest';
import { IdRegister, slugOf } from './slug.ts';

it('makes anchors that can be read, in any script', () => {
  expect(slugOf('What the U.S. said, and why')).toBe('what-the-u-s-said-and-why');
  expect(slugOf("Iran's answer")).toBe('irans-answer');
  expect(slugOf('बगदाद में वार्ता')).toBe('बगदाद-में-वार्ता');
  expect(slugOf('بغداد میں بات چیت')).toBe('بغداد-میں-بات-چیت');
  expect(slugOf('!?')).toBe('section');
});

it('gives out each anchor once', () => {
  const ids = new IdRegister();
  expect(['a', 'a', 'a-2', 'a', 'b'].map((id) => ids.take(id))).toEqual(['a', 'a-2', 'a-2-2', 'a-3', 'b']);
});
