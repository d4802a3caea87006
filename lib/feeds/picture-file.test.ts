import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pictureFile } from './picture-file.ts';

beforeEach(() => {
  vi.stubEnv('SITE_URL', 'https://meridian.example');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const photograph = { file: 'bridge.jpg', version: 'abc', width: 6000, height: 4000, alt: 'A bridge' };

describe('the file of a picture that any program can show', () => {
  it('is a JPEG of a width that suits every screen, once it is made', () => {
    const renditions = { id: '0123456789', colour: '#888888', widths: { whole: [320, 640, 1200, 2000] } };
    expect(pictureFile({ ...photograph, renditions })).toEqual({
      url: 'https://meridian.example/media/bridge.jpg/0123456789/whole-1200.jpg',
      width: 1200,
      height: 800,
    });
  });

  it('is the picture itself until then, and of a drawing always', () => {
    const { url } = pictureFile(photograph);
    expect(url).toBe('https://meridian.example/media/bridge.jpg?v=abc');
    expect(pictureFile({ ...photograph, file: 'map.svg' }).url).toContain('/media/map.svg?v=abc');
  });
});
