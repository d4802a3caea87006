/** A picture as it may be sent before its renditions are made: upright, not too large, and without what the camera wrote into it. */
import sharp from 'sharp';
import { readRights, rightsPacket } from './rights.ts';

const PIXELS = 100_000_000;
/** Pixels of the longer side, at most. */
const LONGEST = 2000;

/** Encodes a picture of MIME type `type` again, in the same format. */
export async function cleanPicture(bytes: Buffer, type: string): Promise<Buffer> {
  const picture = sharp(bytes, { animated: true, limitInputPixels: PIXELS })
    .autoOrient()
    .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true });
  const packet = rightsPacket(await readRights(bytes));
  const said = packet ? picture.withXmp(packet) : picture;
  if (type === 'image/png') return said.png().toBuffer();
  if (type === 'image/webp') return said.webp().toBuffer();
  if (type === 'image/gif') return said.gif().toBuffer();
  if (type === 'image/avif') return said.avif({ effort: 2 }).toBuffer();
  return said.jpeg({ quality: 82 }).toBuffer();
}
