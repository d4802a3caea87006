/** Photographs for tests. Their colours depend on the place, so that a test sees what was cut away. */
import sharp from 'sharp';

const QUARTERS = ['#c02020', '#20a020', '#2020c0', '#d0d020'] as const;

interface PhotographOptions {
  width: number;
  height: number;
  /** EXIF's Orientation, 1 to 8. */
  orientation?: number;
  /** What a telephone writes: place, serial number, owner. */
  withPlace?: boolean;
  format?: 'jpeg' | 'png' | 'webp' | 'avif';
}

/** A packet of IPTC-IIM (record 2) in Photoshop's resource, as cameras' programs write it into JPEG. */
function iptcSegment(fields: Record<number, string>): Buffer {
  const records = Object.entries(fields).map(([number, text]) => {
    const value = Buffer.from(text, 'latin1');
    return Buffer.concat([
      Buffer.from([0x1c, 2, Number(number), value.length >> 8, value.length & 255]),
      value,
    ]);
  });
  const data = Buffer.concat(records);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\0' + '8BIM\x04\x04\0\0', 'latin1'),
    size,
    data,
    Buffer.alloc(data.length % 2),
  ]);
  const head = Buffer.from([0xff, 0xed, (resource.length + 2) >> 8, (resource.length + 2) & 255]);
  return Buffer.concat([head, resource]);
}

/** A JPEG with IPTC fields by their number: 80 By-line, 110 Credit, 116 Copyright Notice. */
export const withIptc = (jpeg: Buffer, fields: Record<number, string>): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), iptcSegment(fields), jpeg.subarray(2)]);

/** Four upright stripes: red, green, blue, yellow. */
export async function photograph(options: PhotographOptions): Promise<Buffer> {
  const { width, height, orientation, withPlace = false, format = 'jpeg' } = options;
  const stripes = QUARTERS.map(
    (fill, n) => `<rect x="${n * 25}%" width="25%" height="100%" fill="${fill}"/>`,
  ).join('');
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${stripes}</svg>`;
  let picture = sharp(Buffer.from(drawing)).flatten();
  if (withPlace)
    picture = picture.withExif({
      IFD0: { Make: 'Telephone', Artist: 'Asha Verma', Copyright: 'Asha Verma 2026' },
      IFD2: { BodySerialNumber: 'SECRET-SERIAL' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '28/1 36/1 50/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '77/1 12/1 30/1',
      },
    });
  if (orientation !== undefined) picture = picture.withMetadata({ orientation });
  return picture.toFormat(format).toBuffer();
}

/** Which stripe a pixel is of, from left to right: 0 to 3. */
export async function stripeAt(file: Buffer, x: number, y: number): Promise<number> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * info.channels;
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
  if (red > 128) return green > 128 ? 3 : 0;
  return green > blue ? 1 : 2;
}
