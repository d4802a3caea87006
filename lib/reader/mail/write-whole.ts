/** Writes files of messages: complete or not at all, and readable only by their owner. */
import { open, rename } from 'node:fs/promises';

/** @param file absolute path of a file that does not exist yet, in a folder that does */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const draft = `${file}.part`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
