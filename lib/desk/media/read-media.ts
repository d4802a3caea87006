/** Files of content/media as records: pictures with their size, data files with their text, films as they are. */
import type { MediaRecord } from '#lib/edition/batch.ts';
import type { Fault } from '../fault.ts';
import { decodeText } from '../read-bytes.ts';
import { readPicture } from './picture.ts';
import { checkSvg, svgSize } from './svg.ts';

const MIB = 1024 * 1024;
const CSV_BYTES = 256 * 1024;
const MEDIA_BYTES = 20 * MIB;

const endingOf = (file: string): string => (/\.[^./]+$/.exec(file)?.[0] ?? '').toLowerCase();

/** The most bytes that a media file may have, by its name. */
export const mediaLimit = (file: string): number => (endingOf(file) === '.csv' ? CSV_BYTES : MEDIA_BYTES);

const FILMS: Record<string, string> = {
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.vtt': 'text/vtt; charset=utf-8',
};

type Facts = Pick<MediaRecord, 'mime' | 'width' | 'height' | 'text'>;

async function readSvg(bytes: Buffer, file: string): Promise<Facts | Fault[]> {
  const text = decodeText(bytes);
  if (typeof text !== 'string') return [text];
  // Before anything renders it: an entity may expand without end.
  const faults = checkSvg(text);
  if (faults.length > 0) return faults;
  const size = svgSize(text);
  const remedy = 'Give the <svg> a width and a height in pixels, or a viewBox.';
  if (size === undefined) return [{ line: 1, message: 'The drawing does not say its size.', remedy }];
  const picture = await readPicture(bytes, file);
  return 'message' in picture ? [picture] : { mime: picture.mime, ...size };
}

function readData(bytes: Buffer): Facts | Fault[] {
  const text = decodeText(bytes);
  if (typeof text !== 'string') return [text];
  if (text.trim() !== '') return { mime: 'text/csv; charset=utf-8', text };
  return [
    { line: 1, message: 'The data file is empty.', remedy: 'Write a line of headings and a line a row.' },
  ];
}

/** Reads a media file's bytes. `file` is its path below content/media; faults where it cannot be published. */
export async function readMedia(bytes: Buffer, file: string): Promise<Facts | Fault[]> {
  const ending = endingOf(file);
  if (ending === '.csv') return readData(bytes);
  if (ending === '.svg') return readSvg(bytes, file);
  const film = FILMS[ending];
  if (film !== undefined) return { mime: film };
  if (!/^\.(?:jpe?g|png|webp|avif|gif)$/.test(ending)) {
    const message = 'Files of this kind are not published.';
    return [
      {
        message,
        remedy: 'Use JPEG, PNG, WebP, AVIF, GIF, SVG, CSV, MP4, WebM or VTT; keep other files elsewhere.',
      },
    ];
  }
  const picture = await readPicture(bytes, file);
  return 'message' in picture ? [picture] : picture;
}
