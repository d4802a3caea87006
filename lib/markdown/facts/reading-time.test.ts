import { expect, it } from 'vitest';
import { readingTime } from './reading-time.ts';

it('counts words between spaces that hold a letter or digit', () => {
  expect(readingTime('The talks — the first in 30 years — “ended”.').words).toBe(8);
  expect(readingTime("Iran's ex-envoy").words).toBe(2);
  expect(readingTime('  ').words).toBe(0);
  expect(readingTime('बगदाद में वार्ता हुई।').words).toBe(4);
  expect(readingTime('بغداد میں بات چیت').words).toBe(4);
});

it('counts characters where words have no spaces between them', () => {
  expect(readingTime('米国とイランがバグダッドで会談').words).toBe(15);
  expect(readingTime('การเจรจาที่กรุงแบกแดด').words).toBe(Math.ceil('การเจรจาที่กรุงแบกแดด'.length / 5));
});

it('takes 230 words or 500 ideographs a minute, and never less than one', () => {
  expect(readingTime('').minutes).toBe(1);
  expect(readingTime('word '.repeat(230 * 4)).minutes).toBe(4);
  expect(readingTime('字'.repeat(1500)).minutes).toBe(3);
});
