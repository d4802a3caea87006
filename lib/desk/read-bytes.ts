/** The bytes of a content file, and its text. */
import { hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Fault } from './fault.ts';

/** SHA-256 of nothing: the hash of what could not be read. */
export const NO_HASH = hash('sha256', '');

const KIB = 1024;
const sizeText = (bytes: number): string =>
  bytes >= KIB * KIB ? `${(bytes / KIB / KIB).toFixed(1)} MB` : `${Math.ceil(bytes / KIB)} KiB`;

const REASONS: Record<string, string> = {
  EACCES: 'Allow the desk to read it.',
  EPERM: 'Allow the desk to read it.',
  ENOENT: 'It went away while it was read: save it again.',
  EISDIR: 'Remove the folder of this name.',
};

const tooLarge = (size: number, limit: number): Fault => ({
  message: `The file is too large: ${sizeText(size)}, where ${sizeText(limit)} is the most.`,
  remedy: 'Make it smaller, or divide it.',
});

/** Reads to the end of a file of about `size` bytes; undefined where it has grown beyond `limit` meanwhile. */
function readAtMost(descriptor: number, size: number, limit: number): Buffer | undefined {
  let buffer = Buffer.allocUnsafe(size + 1);
  let end = 0;
  for (;;) {
    const read = readSync(descriptor, buffer, end, buffer.length - end, null);
    end += read;
    if (read === 0) return buffer.subarray(0, end);
    if (end > limit) return undefined;
    if (end === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)]);
  }
}

/** Reads at most `limit` bytes of a regular file; a fault where it is larger or cannot be read. */
export function readBytes(path: string, limit: number): Buffer | Fault {
  let descriptor: number | undefined;
  try {
    // Not to hang where a pipe has taken the file's place since it was listed.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const { size } = fstatSync(descriptor);
    if (size > limit) return tooLarge(size, limit);
    return readAtMost(descriptor, size, limit) ?? tooLarge(limit + 1, limit);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const message = `The file cannot be read (${code}).`;
    return { message, remedy: REASONS[code] ?? 'Check the disk and the file.' };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

const AS_UTF8 = 'Save it with the encoding UTF-8.';

/** Every other byte of the first ones is zero where Latin text is UTF-16, with or without a byte order mark. */
const isUtf16 = (bytes: Buffer): boolean =>
  bytes.length >= 4 && [0xfffe, 0xfeff].includes(bytes.readUInt16BE(0))
    ? true
    : bytes.subarray(0, 64).includes(0) &&
      bytes.subarray(0, 64).filter((byte) => byte === 0).length * 3 > Math.min(64, bytes.length);

/** Text of UTF-8 bytes without its byte order mark; a fault, with its line, where they are not UTF-8. */
export function decodeText(bytes: Buffer): string | Fault {
  if (isUtf16(bytes)) return { line: 1, message: 'The file is UTF-16 text.', remedy: AS_UTF8 };
  try {
    const text = decoder.decode(bytes);
    if (!text.includes('\r') || text.includes('\n')) return text;
    return {
      line: 1,
      message: 'Its lines end with CR alone, as on old Macs, so all of it is one line.',
      remedy: 'Save it with line ends LF or CRLF.',
    };
  } catch {
    const sound = bytes.toString('utf8').split('\uFFFD', 1)[0] ?? '';
    return {
      line: sound.split('\n').length,
      message: 'The file is not UTF-8 text.',
      remedy: AS_UTF8,
    };
  }
}
