/** The web process: opens the edition, starts the renderers, listens, and drains when it is told to stop. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Admission } from '#lib/admission/admission.ts';
import { servedDir } from '#lib/assets/served-files.ts';
import { now } from '#lib/clock.ts';
import { SpaceWatch } from '#lib/disk/free-space.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { sectionList } from '#lib/edition/lists.ts';
import { listSections } from '#lib/edition/queries/sections.ts';
import { hasQueryRedirects } from '#lib/edition/query-redirects.ts';
import { isListTag, mostReadTag, takenDownTag } from '#lib/edition/tags.ts';
import {
  bodyBytes,
  dataDir,
  editionFile,
  freeSpaceBytes,
  host,
  keepFrameworkScripts,
  memory,
  port,
  pressBytes,
  projectDir,
  rates,
  readsDir,
  renderers,
  siteUrl,
  withKeptPages,
} from '#lib/env.ts';
import { flagsFor } from '#lib/memory/own-start.ts';
import { Press } from '#lib/press/press.ts';
import { ReaderFront } from '#lib/reader/front.ts';
import { Readership } from '#lib/readership/readership.ts';
import { frontPath, href, sectionPath } from '#lib/routes.ts';
import { Searcher } from '#lib/search/searcher.ts';
import { FAILURE_PAGE } from './answer-failure.ts';
import { limitConnections } from './connection-limit.ts';
import { cookieSecret } from './cookie-secret.ts';
import type { DeskProcess } from './desk-process.ts';
import { type EditionWatch, watchEdition } from './edition-watch.ts';
import { openFastLane } from './fast-lane.ts';
import { NOT_FOUND_PAGE, requestListener } from './handle-request.ts';
import { partsOfEdition, partsOfReaders } from './health.ts';
import { createWebServer, drain, listen } from './http-server.ts';
import { InsideRenderer } from './inside-renderer.ts';
import { keepPages, restorePages } from './keep-pages.ts';
import type { Logger } from './log.ts';
import { isPage } from './make-view.ts';
import { readPublishSecret } from './publish-secret.ts';
import { PublishGate } from './publish-signature.ts';
import { readsOfLane, readsOfRequests } from './reads.ts';
import { RenderPool } from './render-pool.ts';
import { closeStarter, openStarter, startChild } from './start-child.ts';
import { staticFiles } from './static-files.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import { tellFault } from './tell-fault.ts';
import { limitUnread } from './unread-answers.ts';
import { withWorker } from './worker-script.ts';

/** Requests under way may take this long after SIGTERM, in milliseconds. */
const DRAIN_LIMIT = 8_000;

/** Share of the press's memory for answers that stand ready as they are sent. */
const MESSAGES = 1 / 8;

/** Pages that many ask for: they are made before the next reader comes. */
const mainPages = (edition: EditionDatabase | undefined): string[] => [
  href(frontPath()),
  ...(edition ? listSections(edition).map(({ slug }) => href(sectionPath(slug))) : []),
];

/** The pages that many ask for are made so long after a change, in milliseconds. */
const WARMED_AFTER = 750;

/** Readers' thread and the starter of processes are started so long after the paper can be read, in milliseconds. */
const READERS_AFTER = 2_000;
/** Where memory is short it ends after so long without a reader, in milliseconds. */
const READERS_REST = 60_000;

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
  // Read once: later changes of the environment must not change answers.
  const withFrameworkScripts = keepFrameworkScripts();
  let ready = false;
  const count = renderers();
  const { plan } = memory();
  const pages =
    count === 'inside'
      ? new InsideRenderer(() => watch.edition())
      : new RenderPool({
          log,
          most: count,
          waiting: () => press.queued.waiting,
          onCapacity: () => press.advance(),
          nodeArguments: flagsFor('renderer'),
          memoryLimit: plan.rendererBytes,
          start: startChild,
        });
  const press: Press = new Press({
    limit: pressBytes() * (1 - MESSAGES),
    isBeside: isListTag,
    keepFrameworkScripts: withFrameworkScripts,
    atOnce: () => pages.capacity,
    render: async (path, urgency) => {
      const made = await pages.make({ kind: 'page', href: path }, urgency);
      return isPage(made) ? made : undefined;
    },
  });
  let warming: NodeJS.Timeout | undefined;
  /** After what readers ask for now: they go first. */
  const warmSoon = (): void => {
    clearTimeout(warming);
    warming = setTimeout(() => press.warm(mainPages(watch.edition())), WARMED_AFTER);
    warming.unref();
  };
  /** Whether there are any, until the edition changes. */
  let hasQueries: boolean | undefined;
  const queryRedirects = (): boolean => {
    const edition = watch.edition();
    try {
      hasQueries ??= edition && hasQueryRedirects(edition);
    } catch {
      // The edition is damaged, and another one is coming.
    }
    return hasQueries ?? false;
  };
  const watch: EditionWatch = watchEdition((tags) => {
    hasQueries = undefined;
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
    startsAtNeed: plan.startsAtNeed,
    onFailure: (error) => log.error({ err: error }, 'A search failed.'),
  });
  const readers = new ReaderFront({
    editionFile: editionFile(),
    restsAfter: plan.startsAtNeed ? READERS_REST : undefined,
    log: (level, message, error) => log[level]({ err: error }, message),
  });
  const server = createWebServer(
    requestListener({
      press,
      make: pages.make,
      admission: new Admission({ limits: rates(), bodyBytes: bodyBytes() }),
      withNavigation: withFrameworkScripts,
      authSecret: cookieSecret,
      log,
      files: withWorker(join(root, '.next/worker'), staticFiles(servedDir(root))),
      edition: () => (ready ? watch.edition() : undefined),
      hasQueryRedirects: queryRedirects,
      searcher,
      readers,
      origin: new URL(siteUrl()).origin,
      parts: () => {
        const edition = partsOfEdition(watch.edition(), { isDamaged: watch.isDamaged(), now: now() });
        return {
          edition: edition.edition,
          rendering: ready ? pages.state.rendering : 'none',
          desk: desk?.state(),
          space: space.space,
          search: { pending: edition.pending, isAnswering: searcher.isAnswering },
          ...partsOfReaders(readers.state()),
          queues: {
            pages: press.queued.waiting,
            search: searcher.waiting,
            readers: readers.queued.waiting,
          },
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
  const lane = openFastLane(
    server,
    (path, hasQuery) => (hasQuery && queryRedirects() ? undefined : press.find(path)),
    readsOfLane(readership),
    pressBytes() * MESSAGES,
  );
  limitUnread(server, { limit: plan.unreadBytes, log });
  await listen(server, port(), host());

  stopOnSignals(async (why) => {
    log.info({ why }, 'Stopping: answering what was begun.');
    await Promise.all([drain(server, DRAIN_LIMIT, lane), desk?.stop()]);
    await Promise.all([searcher.close(), readers.close()]);
    pages.close();
    closeStarter();
    readership.stop();
    const edition = watch.edition();
    if (ready && edition && withKeptPages()) keepPages(press, edition, watch.catchUp, log);
    watch.close();
    process.exit(0);
  });

  desk?.ready.then(watch.renew);
  await Promise.all([pages.ready, firstEdition(watch)]);
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
  await warm(href(frontPath()));
  ready = true;
  log.info({ url: `http://${host()}:${port()}` }, `Serving http://localhost:${port()}`);
  await warm(NOT_FOUND_PAGE);
  await warm(FAILURE_PAGE);
  warmSoon();
  // After all that readers of the paper wait for.
  setTimeout(() => {
    readers.warm();
    if (!plan.startsAtNeed) openStarter(log);
  }, READERS_AFTER).unref();
}
