/** The bytes of a content file, and its text. */
import { hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
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

/** Reads at most `limit` bytes of a regular file; a fault where it is larger or cannot be read. */
export function readBytes(path: string, limit: number): Buffer | Fault {
  let descriptor: number | undefined;
  try {
    // Not to hang where a pipe has taken the file's place since it was listed.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const { size } = fstatSync(descriptor);
    if (size > limit) {
      const message = `The file is too large: ${sizeText(size)}, where ${sizeText(limit)} is the most.`;
      return { message, remedy: 'Make it smaller, or divide it.' };
    }
    return readFileSync(descriptor);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const message = `The file cannot be read (${code}).`;
    return { message, remedy: REASONS[code] ?? 'Check the disk and the file.' };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Text of UTF-8 bytes without its byte order mark; a fault, with its line, where they are not UTF-8. */
export function decodeText(bytes: Buffer): string | Fault {
  try {
    return decoder.decode(bytes);
  } catch {
    const sound = bytes.toString('utf8').split('\uFFFD', 1)[0] ?? '';
    return {
      line: sound.split('\n').length,
      message: 'The file is not UTF-8 text.',
      remedy: 'Save it with the encoding UTF-8.',
    };
  }
}
