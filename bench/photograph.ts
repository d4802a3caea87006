/** A picture for measurements that takes as much work as a photograph. */
import sharp from 'sharp';

/** JPEG with structure at several scales, like a photograph: neither flat nor pure noise. Never the same twice. */
export async function photographLike(size: { width: number; height: number }): Promise<Buffer> {
  const layer = (scale: number, sigma: number) =>
    sharp({
      create: {
        width: Math.ceil(size.width / scale),
        height: Math.ceil(size.height / scale),
        channels: 3,
        background: '#808080',
        noise: { type: 'gaussian', mean: 128, sigma },
      },
    })
      .resize({ ...size, fit: 'fill', kernel: 'cubic' })
      .png({ compressionLevel: 0 })
      .toBuffer();
  const [coarse, middle, fine] = await Promise.all([layer(400, 60), layer(40, 40), layer(2, 20)]);
  return sharp(coarse)
    .composite([
      { input: middle, blend: 'overlay' },
      { input: fine, blend: 'soft-light' },
    ])
    .jpeg({ quality: 90 })
    .toBuffer();
}
