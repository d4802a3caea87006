import { describe, expect, it } from 'vitest';
import { cropOf, heightOf, widthsOf } from './frames.ts';

const PHOTO = { width: 6000, height: 4000 };

describe('what is cut away', () => {
  it('is nothing of a whole picture', () => {
    expect(cropOf(PHOTO, 'whole', [0, 0])).toEqual({ left: 0, top: 0, ...PHOTO });
  });

  it('leaves the middle where nobody says what must stay', () => {
    expect(cropOf(PHOTO, 'square', undefined)).toEqual({ left: 1000, top: 0, width: 4000, height: 4000 });
    expect(cropOf(PHOTO, 'share-16x9', undefined)).toEqual({ left: 0, top: 313, width: 6000, height: 3375 });
  });

  it('keeps the focal point in the middle, as far as the edges let it', () => {
    expect(cropOf(PHOTO, 'square', [0.6, 0.5]).left).toBe(1600);
    expect(cropOf(PHOTO, 'square', [0.05, 0.5]).left).toBe(0);
    expect(cropOf(PHOTO, 'square', [1, 1])).toMatchObject({ left: 2000, top: 0 });
    expect(cropOf({ width: 900, height: 3000 }, '3x2', [0.5, 0.1])).toEqual({
      left: 0,
      top: 0,
      width: 900,
      height: 600,
    });
  });

  it('stays within a picture of any shape', () => {
    for (const size of [
      { width: 1, height: 9000 },
      { width: 9000, height: 1 },
      { width: 1, height: 1 },
      { width: 3, height: 2 },
    ])
      for (const frame of ['whole', '3x2', 'square', 'share-16x9', 'share-4x3', 'share-1x1'] as const) {
        const { left, top, width, height } = cropOf(size, frame, [1, 1]);
        expect(Math.min(left, top, width - 1, height - 1)).toBeGreaterThanOrEqual(0);
        expect(left + width).toBeLessThanOrEqual(size.width);
        expect(top + height).toBeLessThanOrEqual(size.height);
      }
  });
});

describe('widths', () => {
  it('are never beyond what the picture has', () => {
    expect(widthsOf({ width: 1000, height: 700 }, 'whole', undefined)).toEqual([400, 640, 840, 1000]);
    expect(widthsOf({ width: 300, height: 200 }, 'whole', undefined)).toEqual([300]);
    expect(widthsOf({ width: 850, height: 600 }, 'whole', undefined)).toEqual([400, 640, 840]);
    expect(widthsOf({ width: 4000, height: 900 }, 'share-1x1', undefined)).toEqual([900]);
  });

  it('are at least those that search engines ask for', () => {
    for (const frame of ['share-16x9', 'share-4x3', 'share-1x1'] as const)
      expect(widthsOf(PHOTO, frame, undefined)).toEqual([1200]);
    expect(heightOf(PHOTO, 'share-16x9', 1200)).toBe(675);
    expect(heightOf(PHOTO, 'whole', 1200)).toBe(800);
  });
});
