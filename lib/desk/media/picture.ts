/** Pictures: what they are, how large, and whether they are whole. */
import type { Fault } from '../fault.ts';

export interface PictureFacts {
  mime: string;
  /** CSS pixels, as shown: a photograph's own rotation is taken into account. */
  width: number;
  height: number;
}

/** Pixels of the largest picture: beyond it decoding takes more memory than a desk should. */
const PIXELS = 100_000_000;

const MIMES: Record<string, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  heif: 'image/avif',
  svg: 'image/svg+xml',
};

const ENDINGS: Record<string, RegExp> = {
  jpeg: /\.jpe?g$/i,
  png: /\.png$/i,
  webp: /\.webp$/i,
  gif: /\.gif$/i,
  heif: /\.avif$/i,
  svg: /\.svg$/i,
};

/** Decodes a picture whole. A fault where it is damaged, cut short, too large, or not what its name's ending says. */
export async function readPicture(bytes: Buffer, file: string): Promise<PictureFacts | Fault> {
  try {
    // Most threads never see a picture, and the library takes its time and 30 MB.
    const { default: sharp } = await import('sharp');
    // A picture is looked at once: what the library would keep for the next time is only missed elsewhere.
    sharp.cache(false);
    sharp.concurrency(1);
    const picture = sharp(bytes, { failOn: 'error', limitInputPixels: PIXELS });
    const { format, autoOrient } = await picture.metadata();
    const mime = MIMES[format];
    if (mime === undefined || !ENDINGS[format]?.test(file)) {
      const message = `The file holds a picture of the format ${format}, which its name does not say.`;
      return {
        message,
        remedy: 'Give it the ending of its format, and use JPEG, PNG, WebP, AVIF, GIF or SVG.',
      };
    }
    // Every byte is decoded on the way to this small copy.
    await picture.resize(16, 16, { fit: 'fill' }).raw().toBuffer();
    return { mime, width: autoOrient.width, height: autoOrient.height };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    const message = `The picture is damaged or cut short (${reason}).`;
    return { message, remedy: 'Export it again, or copy the file once more.' };
  }
}
