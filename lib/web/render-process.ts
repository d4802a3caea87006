/** Renders pages beside the web process, on a core of its own: orders come over its channel, pages go back. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import next from 'next';
import { shareScripts } from '#lib/assets/scripts.ts';
import { keepFrameworkScripts, projectDir } from '#lib/env.ts';
import { finishPage } from '#lib/press/finish-page.ts';
import { showRanking } from '#lib/readership/shown.ts';
import { watchEdition } from './edition-watch.ts';
import { createLog } from './log.ts';
import { nextRenderer } from './next-renderer.ts';
import type { Order, Said } from './render-message.ts';

const log = createLog('renderer');
const say = (said: Said): void => void process.send?.(said);

// However the web process went.
process.once('disconnect', () => process.exit(0));
// Ctrl-C reaches every process of a terminal: the web process ends this one when its pages are made.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});

const root = projectDir();
const assets = join(root, '.next/assets');
shareScripts(existsSync(assets) ? readdirSync(assets) : []);
// What expires is the press's to know.
const watch = watchEdition(() => {}, log);
const app = next({ dev: false, dir: root, quiet: true });
await app.prepare();
const render = nextRenderer(app.getRequestHandler());
const finishing = { keepFrameworkScripts: keepFrameworkScripts() };

process.on('message', ({ id, href, ranking }: Order) => {
  if (ranking) showRanking(ranking);
  // No older than the edition of which the press knows: another one may have taken its place just now.
  watch.renew();
  render(href)
    .then((page) => page && finishPage(page, finishing))
    .then(
      (page) => say({ id, page }),
      (error: unknown) => say({ id, error: error instanceof Error ? error.message : String(error) }),
    );
});
say('ready');
