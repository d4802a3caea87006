/** Fills an edition from a content folder as a first start does, and waits until everything can be searched. */
import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { untilIndexed } from './indexed.ts';
import { root } from './run-site.ts';

/**
 * Makes the edition of `content` in `data`, which is emptied first. Returns the edition's file.
 *
 * @param clock ISO 8601: the instant at which the desk's clock is stopped
 */
export async function takeIn({
  content,
  data,
  clock,
}: {
  content: string;
  data: string;
  clock: string;
}): Promise<string> {
  rmSync(data, { recursive: true, force: true });
  const desk = fork(join(root, 'lib/desk/main.ts'), [], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      CONTENT_DIR: content,
      DATA_DIR: data,
      BROADSHEET_CLOCK: clock,
      LOG_LEVEL: 'error',
    },
  });
  const ended = new Promise<number | null>((resolve) => desk.once('exit', resolve));
  const ready = new Promise<void>((resolve) =>
    desk.on('message', (message: { type?: string }) => message.type === 'ready' && resolve()),
  );
  const cut = ended.then((code) => {
    throw new Error(`The desk ended with ${code}.`);
  });
  await Promise.race([ready.then(() => untilIndexed(data)), cut]);
  cut.catch(() => {}); // From here on it may end.
  desk.kill('SIGTERM');
  await ended;
  return join(data, 'edition.db');
}
