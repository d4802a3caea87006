/** The web process: opens the edition, prepares Next, listens, and drains when it is told to stop. */
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import next from 'next';
import { readerViewHref } from '#lib/account-routes.ts';
import { shareScripts } from '#lib/assets/scripts.ts';
import { now } from '#lib/clock.ts';
import { SpaceWatch } from '#lib/disk/free-space.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { sectionList } from '#lib/edition/lists.ts';
import { listSections } from '#lib/edition/queries/sections.ts';
import { isListTag, mostReadTag, takenDownTag } from '#lib/edition/tags.ts';
import {
  dataDir,
  editionFile,
  freeSpaceBytes,
  host,
  keepFrameworkScripts,
  port,
  pressBytes,
  projectDir,
  readsDir,
  siteUrl,
  withKeptPages,
} from '#lib/env.ts';
import { isDocumentPath, renderDocument } from '#lib/feeds/documents.ts';
import { Press } from '#lib/press/press.ts';
import { ReaderFront } from '#lib/reader/front.ts';
import { Readership } from '#lib/readership/readership.ts';
import { frontPath, href, sectionPath } from '#lib/routes.ts';
import { Searcher } from '#lib/search/searcher.ts';
import { answerHref } from '#lib/search-routes.ts';
import { FAILURE_PAGE } from './answer-failure.ts';
import { limitConnections } from './connection-limit.ts';
import type { DeskProcess } from './desk-process.ts';
import { type EditionWatch, watchEdition } from './edition-watch.ts';
import { openFastLane } from './fast-lane.ts';
import { NOT_FOUND_PAGE, requestListener } from './handle-request.ts';
import { partsOfEdition } from './health.ts';
import { createWebServer, drain, listen } from './http-server.ts';
import { keepPages, restorePages } from './keep-pages.ts';
import type { Logger } from './log.ts';
import { type NextHandler, nextRenderer } from './next-renderer.ts';
import { readPublishSecret } from './publish-secret.ts';
import { PublishGate } from './publish-signature.ts';
import { readsOfLane, readsOfRequests } from './reads.ts';
import { SecondRenderer } from './second-renderer.ts';
import { staticFiles } from './static-files.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import { tellFault } from './tell-fault.ts';
import { withWorker } from './worker-script.ts';

/** Requests under way may take this long after SIGTERM, in milliseconds. */
const DRAIN_LIMIT = 8_000;

/** Pages that many ask for: they are made before the next reader comes. */
const mainPages = (edition: EditionDatabase | undefined): string[] => [
  href(frontPath()),
  ...(edition ? listSections(edition).map(({ slug }) => href(sectionPath(slug))) : []),
];

/** The pages that many ask for are made so long after a change, in milliseconds. */
const WARMED_AFTER = 750;

/** Pages of which what they show was put down in this process (lib/views). */
const isHandedOver = (path: string): boolean =>
  [answerHref(''), readerViewHref('')].some((begin) => path.startsWith(begin));

/** Readers' thread is started so long after the paper can be read, in milliseconds. */
const READERS_AFTER = 2_000;

/** Waits until there is a complete edition. */
async function firstEdition(watch: EditionWatch): Promise<void> {
  while (watch.edition() === undefined) await pause(10);
}

export interface Started {
  log: Logger;
  /** The desk, where one runs beside this process. */
  desk: DeskProcess | undefined;
}

/** Serves the paper until the process is told to stop. */
export async function serve({ log, desk }: Started): Promise<void> {
  const root = projectDir();
  let handle: NextHandler | undefined;
  let ready = false;
  const page: NextHandler = (request, response) => {
    if (handle === undefined) throw new Error('Next is not ready.');
    return handle(request, response);
  };
  const renderHere = nextRenderer(page);
  const second = new SecondRenderer({ render: renderHere, log, cores: availableParallelism() });
  const press: Press = new Press({
    limit: pressBytes(),
    isBeside: isListTag,
    keepFrameworkScripts: keepFrameworkScripts(),
    render: async (path) => {
      const edition = watch.edition();
      const document = edition && renderDocument(edition, path);
      // What was taken down between question and answer is no page of Next's either.
      if (document || isDocumentPath(path)) return document;
      // What is handed over for one reader is in this process.
      return isHandedOver(path) ? renderHere(path) : second.render(path);
    },
  });
  let warming: NodeJS.Timeout | undefined;
  /** After what readers ask for now: they go first. */
  const warmSoon = (): void => {
    clearTimeout(warming);
    warming = setTimeout(() => press.warm(mainPages(watch.edition())), WARMED_AFTER);
    warming.unref();
  };
  const watch: EditionWatch = watchEdition((tags) => {
    if (tags === undefined) press.clear();
    else press.expire(tags, { atOnce: tags.includes(takenDownTag) });
    if (ready) warmSoon();
  }, log);
  const readership = new Readership({
    dir: readsDir(),
    name: String(port()),
    now,
    onOrder: (lists) => press.expire(lists.map(mostReadTag)),
    warn: (message, error) => log.warn({ err: error }, message),
    tell: tellFault,
  });
  const space = new SpaceWatch({ folder: dataDir(), enough: freeSpaceBytes() });
  void space.start();
  const searcher = new Searcher({
    file: editionFile(),
    onFailure: (error) => log.error({ err: error }, 'A search failed.'),
  });
  const readers = new ReaderFront({
    editionFile: editionFile(),
    log: (level, message, error) => log[level]({ err: error }, message),
  });
  const assets = join(root, '.next/assets');
  shareScripts(existsSync(assets) ? readdirSync(assets) : []);
  const server = createWebServer(
    requestListener({
      press,
      next: page,
      log,
      files: withWorker(
        join(root, '.next/worker'),
        staticFiles(
          [
            { dir: join(root, '.next/static'), prefix: '/_next/static/', immutable: true },
            { dir: assets, prefix: '/assets/', immutable: true },
            { dir: join(root, 'public'), prefix: '/', immutable: false },
          ].filter(({ dir }) => existsSync(dir)),
        ),
      ),
      edition: () => (ready ? watch.edition() : undefined),
      searcher,
      readers,
      origin: new URL(siteUrl()).origin,
      parts: () => {
        const edition = partsOfEdition(watch.edition(), { isDamaged: watch.isDamaged(), now: now() });
        return {
          edition: edition.edition,
          canRender: ready,
          desk: desk?.state(),
          space: space.space,
          search: { pending: edition.pending, isAnswering: searcher.isAnswering },
          queues: { search: searcher.waiting },
          uptime: Math.round(process.uptime()),
        };
      },
      catchUp: watch.catchUp,
      gate: new PublishGate(readPublishSecret()),
      sent: readsOfRequests(readership),
      syncDesk: () => desk?.sync() ?? Promise.reject(new Error('No desk runs beside this web process.')),
    }),
  );
  limitConnections(server, log);
  const lane = openFastLane(server, (path) => press.find(path), readsOfLane(readership));
  await listen(server, port(), host());

  stopOnSignals(async (why) => {
    log.info({ why }, 'Stopping: answering what was begun.');
    await Promise.all([drain(server, DRAIN_LIMIT, lane), desk?.stop()]);
    await Promise.all([searcher.close(), readers.close()]);
    second.close();
    readership.stop();
    const edition = watch.edition();
    if (ready && edition && withKeptPages()) keepPages(press, edition, watch.catchUp, log);
    watch.close();
    process.exit(0);
  });

  const app = next({ dev: false, dir: root, quiet: true });
  await app.prepare();
  handle = app.getRequestHandler();
  // The first rendering loads Next's and our modules: better while the desk reads, or before readers come, than when they wait.
  const isFirst = watch.edition() === undefined;
  if (isFirst) await renderHere(href(frontPath())).catch(() => undefined);
  desk?.ready.then(watch.renew);
  await firstEdition(watch);
  const warm = (page: string): Promise<unknown> =>
    press.obtain(page).catch((error: unknown) => log.error({ err: error, path: page }, 'A page failed.'));
  const edition = watch.edition();
  if (edition && withKeptPages()) {
    restorePages(press, edition, log);
    // They show the order in which stories were read when they were made.
    press.expire(
      ['all' as const, ...listSections(edition).map(({ slug }) => sectionList(slug))].map(mostReadTag),
    );
  }
  if (!isFirst) await warm(href(frontPath()));
  ready = true;
  log.info({ url: `http://${host()}:${port()}` }, `Serving http://localhost:${port()}`);
  await warm(href(frontPath()));
  await warm(NOT_FOUND_PAGE);
  await warm(FAILURE_PAGE);
  warmSoon();
  // After all that readers of the paper wait for.
  setTimeout(() => readers.warm(), READERS_AFTER).unref();
}
