/** Files of messages: whole or not there, and their owner's alone. */
import { open, rename } from 'node:fs/promises';

/** @param file absolute path of a file that is not there yet, in a folder that is */
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
