/** The thread in which readers' requests are answered, so that none of them keeps a page of the paper waiting. */
import { parentPort, workerData } from 'node:worker_threads';
import { deskSettings } from './desk-settings.ts';
import { handleReader } from './handle.ts';
import type { Call, Reply } from './message.ts';
import { openDesk } from './open-desk.ts';
import { sweepHourly } from './sweep.ts';

const say = (reply: Reply): void => parentPort?.postMessage(reply);
const errorOf = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

// Handed over by `front.ts`.
const { editionFile } = workerData as { editionFile: string };
const opening = openDesk(
  deskSettings(editionFile, (level, message, error) =>
    say({ level, message, ...(error === undefined ? {} : { error: errorOf(error) }) }),
  ),
);
// Another thread tries again at the next question.
opening
  .then(({ desk }) => sweepHourly(desk))
  .catch((error: unknown) => {
    say({ level: 'error', message: "The readers' database could not be opened.", error: errorOf(error) });
    process.exit(1);
  });

parentPort?.on('message', async (call: Call) => {
  try {
    if (call === 'close') {
      await (await opening).close();
      parentPort?.close();
      return;
    }
    const { desk } = await opening;
    const answer = await handleReader(call.request, desk);
    parentPort?.postMessage(
      { id: call.id, answer } satisfies Reply,
      answer.kind === 'bytes' ? [answer.body.buffer] : [],
    );
  } catch (error) {
    if (call === 'close') parentPort?.close();
    else say({ id: call.id, error: errorOf(error) });
  }
});
