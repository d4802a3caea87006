/** Renders pages beside the web process: orders come over its channel, finished pages go back. */
import { showRanking } from '#lib/readership/shown.ts';
import { watchEdition } from './edition-watch.ts';
import { createLog } from './log.ts';
import { openPageMaker } from './page-maker.ts';
import type { Order, Said } from './render-message.ts';

/** After this many orders it reports how much memory it holds. */
const MEMORY_EVERY = 32;

const log = createLog('renderer');
const say = (said: Said): void => void process.send?.(said);

// However the web process went.
process.once('disconnect', () => process.exit(0));
// Ctrl-C reaches every process of a terminal, and SIGTERM every process of a systemd unit. The web process ends this one after
// the pages under way are finished.
for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) process.on(signal, () => {});

// What expires is the press's to know.
const watch = watchEdition(() => {}, log);
const make = await openPageMaker(watch.edition);
let made = 0;

process.on('message', ({ id, work, ranking }: Order) => {
  if (ranking) showRanking(ranking);
  // Pages must not be made from an older edition than the press knows: the file may just have been replaced.
  watch.renew();
  made += 1;
  const memory = made % MEMORY_EVERY === 0 ? { memory: process.memoryUsage.rss() } : {};
  make(work).then(
    (result) => say({ id, made: result, ...memory }),
    (error: unknown) => say({ id, error: error instanceof Error ? error.message : String(error), ...memory }),
  );
});
say('ready');
