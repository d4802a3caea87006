/** The thread in which readers' requests are answered, so that none of them keeps a page of the paper waiting. */
import { parentPort, workerData } from 'node:worker_threads';
import { DatabaseAway, whyAway } from './away.ts';
import { deskSettings } from './desk-settings.ts';
import { handleReader } from './handle.ts';
import { keepOpening } from './keep-opening.ts';
import type { Call, Reply } from './message.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';
import { seldom } from './seldom.ts';
import { sweepHourly } from './sweep.ts';

/** How often the web process is told the state if it has changed, in ms. */
const TOLD_EVERY = 1_000;

const say = (reply: Reply): void => parentPort?.postMessage(reply);
const errorOf = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

// Handed over by `front.ts`.
const { editionFile, identity } = workerData as { editionFile: string; identity?: string };
let told = '';

function tellState(): void {
  const open = opening.now();
  const readers = opening.state();
  // While the database is being opened it is neither ok nor away.
  if (readers === undefined) return;
  const state = open?.state() ?? { readers, mail: { waiting: 0, refused: 0 } };
  const reply: Reply = { state, identity: open?.identity ?? identity };
  const text = JSON.stringify(reply);
  if (text === told) return;
  told = text;
  say(reply);
}

const mayComplain = seldom(() => performance.now());
const settings = deskSettings(editionFile, (level, message, error) =>
  say({ level, message, ...(error === undefined ? {} : { error: errorOf(error) }) }),
);
const opening = keepOpening<OpenDesk>({
  async open() {
    const open = await openDesk({
      ...settings,
      place: { ...settings.place, identity },
      onState: tellState,
    });
    sweepHourly(open.desk);
    return open;
  },
  now: settings.now,
  onFailure(error) {
    if (mayComplain()) settings.log('error', "The readers' database could not be opened.", error);
    tellState();
  },
});
setInterval(tellState, TOLD_EVERY).unref();

parentPort?.on('message', async (call: Call) => {
  if (call === 'close') {
    await opening.close().catch(() => {});
    parentPort?.close();
    return;
  }
  try {
    const { desk } = await opening.when();
    const answer = await handleReader(call.request, desk);
    parentPort?.postMessage(
      { id: call.id, answer } satisfies Reply,
      answer.kind === 'bytes' ? [answer.body.buffer] : [],
    );
  } catch (error) {
    const away = error instanceof DatabaseAway ? whyAway(error) : undefined;
    say(away === undefined ? { id: call.id, error: errorOf(error) } : { id: call.id, away });
  }
});
