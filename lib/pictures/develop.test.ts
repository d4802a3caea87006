import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Frame } from '#lib/edition/model.ts';
import { cleanPicture } from './clean.ts';
import { expose, meanColour, printFrame } from './develop.ts';
import { readRights } from './rights.ts';
import { photograph, stripeAt, withIptc } from './test-photographs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renditions-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Options {
  focalPoint?: [number, number];
  credit?: string;
}

async function print(bytes: Buffer, frame: Frame, options: Options = {}): Promise<number[]> {
  const negative = await expose(bytes, { ...options, frames: [frame] });
  if (negative === undefined) throw new Error('It moves.');
  return printFrame(negative, frame, folder);
}

const file = (name: string): Buffer => readFileSync(join(folder, name));

describe('renditions of a photograph', () => {
  it('are there in every width and format, and no larger than the photograph', async () => {
    expect(await print(await photograph({ width: 900, height: 600 }), 'whole')).toEqual([400, 640, 840]);
    expect(readdirSync(folder).toSorted()).toEqual(
      [400, 640, 840].flatMap((width) => ['avif', 'jpg', 'webp'].map((format) => `${width}.${format}`)),
    );
    for (const [name, format] of [
      ['640.avif', 'heif'],
      ['640.webp', 'webp'],
      ['640.jpg', 'jpeg'],
    ] as const) {
      const { width, height, format: found } = await sharp(file(name)).metadata();
      expect({ width, height, found }).toEqual({ width: 640, height: 427, found: format });
    }
  });

  it('show what the focal point says', async () => {
    const wide = await photograph({ width: 1600, height: 400 });
    await print(wide, 'square', { focalPoint: [0.875, 0.5] });
    expect(await stripeAt(file('400.jpg'), 200, 200)).toBe(3);
    await print(wide, 'square', { focalPoint: [0.125, 0.5] });
    expect(await stripeAt(file('400.jpg'), 200, 200)).toBe(0);
    expect(await stripeAt(file('400.avif'), 200, 200)).toBe(0);
  });

  it('stand upright, also where the telephone was held on its side', async () => {
    const turned = await photograph({ width: 1200, height: 600, orientation: 6 });
    await print(turned, 'whole', {});
    const { width, height, orientation } = await sharp(file('400.jpg')).metadata();
    expect({ width, height, orientation }).toEqual({ width: 400, height: 800, orientation: undefined });
    // The first stripe, once on the left, is at the top now.
    expect(await stripeAt(file('400.jpg'), 200, 50)).toBe(0);
    expect(await stripeAt(file('400.jpg'), 200, 750)).toBe(3);
  });

  it('have a colour to be shown before they arrive', async () => {
    const grey = await sharp({ create: { width: 500, height: 300, channels: 4, background: '#ff800000' } })
      .png()
      .toBuffer();
    const negative = await expose(grey, { frames: ['whole'] });
    expect(negative && (await meanColour(negative))).toBe('#ffffff');
    const red = await sharp({ create: { width: 500, height: 300, channels: 3, background: '#c02020' } })
      .png()
      .toBuffer();
    const exposed = await expose(red, { frames: ['whole'] });
    expect(exposed && (await meanColour(exposed))).toBe('#c02020');
  });

  it('are made of grey, 16-bit and CMYK pictures too', async () => {
    const base = sharp(await photograph({ width: 800, height: 500 }));
    const kinds = [
      await base.clone().greyscale().toColourspace('b-w').png().toBuffer(),
      await base.clone().toColourspace('rgb16').png().toBuffer(),
      await base.clone().toColourspace('cmyk').jpeg().toBuffer(),
    ];
    for (const bytes of kinds) {
      expect(await print(bytes, '3x2')).toContain(640);
      expect((await sharp(file('640.webp')).metadata()).width).toBe(640);
    }
    expect(await stripeAt(file('640.jpg'), 5, 5)).toBe(0);
  });

  it('are not made of a picture that moves', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 64, height: 64, channels: 3, background } })
        .png()
        .toBuffer();
    const moving = await sharp([await frame('red'), await frame('blue')], { join: { animated: true } })
      .gif()
      .toBuffer();
    expect(await expose(moving, { frames: ['whole'] })).toBeUndefined();
    const { pages } = await sharp(await cleanPicture(moving, 'image/gif'), { animated: true }).metadata();
    expect(pages).toBe(2);
  });
});

describe('what a camera writes', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    'of a %s nothing is left but its rights',
    async (format) => {
      const bytes = await photograph({ width: 800, height: 500, withPlace: true, format });
      expect((await sharp(bytes).metadata()).exif?.includes('SECRET-SERIAL')).toBe(true);
      await print(bytes, 'whole', { credit: 'The Meridian / Asha Verma' });
      const clean = await cleanPicture(bytes, `image/${format}`);
      for (const picture of [file('640.jpg'), file('640.webp'), file('640.avif'), clean]) {
        const { exif, icc, iptc, xmp } = await sharp(picture).metadata();
        expect([exif, icc, iptc]).toEqual([undefined, undefined, undefined]);
        expect(picture.includes('SECRET-SERIAL')).toBe(false);
        expect(picture.includes('GPS')).toBe(false);
        expect(xmp?.toString()).toContain('<rdf:li>Asha Verma</rdf:li>');
        expect(xmp?.toString()).toContain('Asha Verma 2026');
      }
      expect((await readRights(file('640.avif'))).credit).toBe('The Meridian / Asha Verma');
      expect((await readRights(file('640.webp'))).credit).toBe('The Meridian / Asha Verma');
    },
  );

  it("keeps the rights of IPTC and XMP, the page's credit before the file's", async () => {
    const plain = await photograph({ width: 800, height: 500 });
    const iptc = withIptc(plain, { 80: 'Maya Rao', 110: 'Old Agency', 116: '(c) Maya Rao' });
    expect(await readRights(iptc)).toMatchObject({
      creator: 'Maya Rao',
      credit: 'Old Agency',
      copyright: '(c) Maya Rao',
    });
    await print(iptc, 'whole');
    expect(await readRights(file('400.jpg'))).toMatchObject({ creator: 'Maya Rao', credit: 'Old Agency' });
    await print(iptc, 'whole', { credit: 'New "Agency" <&>' });
    expect((await readRights(file('400.jpg'))).credit).toBe('New "Agency" <&>');
  });

  it('that makes no sense is left out, and stops nothing', async () => {
    const plain = await photograph({ width: 800, height: 500 });
    const broken = Buffer.concat([
      plain.subarray(0, 2),
      Buffer.from([0xff, 0xe1, 0, 20]),
      Buffer.from('Exif\0\0II*\0\xff\xff\xff\xffxxxx', 'latin1'),
      plain.subarray(2),
    ]);
    expect(await readRights(broken)).toEqual({});
    expect(await readRights(Buffer.from('no picture'))).toEqual({});
    expect((await readRights(withIptc(plain, { 80: 'x'.repeat(3000) }))).creator).toHaveLength(500);
  });
});
