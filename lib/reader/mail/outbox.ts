/** Where messages go that no mail server takes: files that a person, or a test, can read. */
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './write-whole.ts';

/**
 * Writes a message whole or not at all.
 *
 * @param dir absolute folder, made where there is none
 * @returns path of the file: `<time>-<id>.eml`
 */
export async function writeToOutbox(dir: string, message: Uint8Array, now: number): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const time = new Date(now).toISOString().replaceAll(':', '-');
  const file = join(dir, `${time}-${randomBytes(6).toString('hex')}.eml`);
  await writeWhole(file, message);
  return file;
}
