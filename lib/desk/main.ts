/** The desk's process: reads the content folder, keeps the edition equal to it, and keeps the clock. */
import { join } from 'node:path';
import { now } from '#lib/clock.ts';
import type { DeskCondition } from '#lib/condition/desk-condition.ts';
import { SpaceWatch } from '#lib/disk/free-space.ts';
import { announceDue, nextDue } from '#lib/edition/announce.ts';
import type { FileReport } from '#lib/edition/batch.ts';
import type { Mishap } from '#lib/edition/mishap.ts';
import { type Published, publishRenames, publishRenditions } from '#lib/edition/publish.ts';
import { indexPending } from '#lib/edition/publishing/search-index.ts';
import { latestChange } from '#lib/edition/queries/changes.ts';
import { listPictures, listPictureUses, listRenditions } from '#lib/edition/queries/picture-uses.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { editionStatus, isComplete } from '#lib/edition/queries/status.ts';
import {
  contentDir,
  dataDir,
  editionFile,
  editionSnapshot,
  freeSpaceBytes,
  historyFile,
  indexNowKey,
  renditionsDir,
  webSubHub,
} from '#lib/env.ts';
import { Messenger } from '#lib/notices/messenger.ts';
import { openDarkroom } from '#lib/pictures/darkroom.ts';
import { clearUnfinished, sweep } from '#lib/pictures/store.ts';
import { ProcessEnded } from '#lib/processes/short-lived.ts';
import { storyPathOf } from './address.ts';
import { createLog, isRequest, logPictureFailure, logProblems, tell } from './announcements.ts';
import { Desk } from './desk.ts';
import { EditionGuard } from './edition-guard.ts';
import { logMishap, logSpace, openingMayTake } from './edition-report.ts';
import { readGitRenames } from './git-renames.ts';
import { HistoryDesk } from './history-desk.ts';
import { Looks } from './looks.ts';
import { openDeskEdition } from './open-edition.ts';
import { editionOutlet } from './outlet.ts';
import type { PassSummary } from './pass.ts';
import { PictureDesk } from './picture-desk.ts';
import { picturesOf } from './picture-needs.ts';
import { Progress } from './progress.ts';
import { Pulse } from './pulse.ts';
import { Retries } from './retries.ts';
import { SearchDesk } from './search-desk.ts';
import { becomeSoleDesk } from './sole-desk.ts';
import { Timetable } from './timetable.ts';
import { watchContent } from './watch.ts';

const log = createLog();

process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, `The desk stops: ${error.message}`);
  process.exit(1);
});

/** What fails at present, and is tried again automatically. */
const retries = new Retries({ log, now });
const condition: DeskCondition = { state: 'opening', failing: [], faults: 0, renditions: 0, change: 0 };
const pulse = new Pulse({ say: tell, condition: (): DeskCondition => ({ ...condition, ...conditionNow() }) });

const leave = (): never => process.exit(0);
// Whoever started this desk may end while it waits.
process.on('disconnect', leave);
await becomeSoleDesk({
  folder: dataDir(),
  log,
  onWait() {
    condition.failing = [{ what: 'turn', why: 'busy', since: now(), attempts: 1 }];
    pulse.beat();
  },
});
process.off('disconnect', leave);
condition.failing = [];

/** True once the first pass is over. */
let isReady = false;
const db = openDeskEdition({
  file: editionFile(),
  snapshot: editionSnapshot(),
  log,
  pulse,
  onMishap: tellMishap,
});
condition.change = latestChange(db);

/** Logs what happened to the edition's file. If it is empty now, all content is read again. */
function tellMishap(mishap: Mishap): void {
  pulse.beat(openingMayTake(mishap.movedTo));
  logMishap(log, mishap);
  if (condition.state !== 'opening') setImmediate(startOver);
}

/** The edition was rebuilt while it was in use: it is filled as at a first start. */
function startOver(): void {
  isReady = false;
  wasComplete = false;
  condition.state = 'reading';
  desk.startOver();
  void looks.look();
}

const announce = ({ change, tags }: Published): void => {
  if (change === undefined) return;
  condition.change = change;
  tell({ type: 'published', change, tags });
};

const histories = new HistoryDesk({
  edition: db,
  file: historyFile(),
  contentDir: contentDir(),
  now,
  log,
  onPublished: announce,
});

const messenger = new Messenger({
  edition: db,
  file: join(dataDir(), 'notices.json'),
  hub: webSubHub(),
  indexNowKey: indexNowKey(),
  now,
  log,
  onKeep(failure) {
    if (failure === undefined) return retries.done('notices');
    retries.failed('notices', 'Notices could not be kept in notices.json.', failure.error, failure.again);
  },
});
/** What fills an empty edition is no news. */
let wasComplete = isComplete(db);

/** Lets others know of a transaction; whatever becomes of that, the paper is out already. */
function spread(
  { tags }: Published,
  reports: readonly FileReport[] = [],
  removedFiles: readonly string[] = [],
): void {
  if (!isReady && !wasComplete) return;
  try {
    messenger.note({ tags, reports, removed: removedFiles.flatMap(storyPathOf) });
  } catch (error) {
    log.error({ err: error }, 'Hubs and search engines could not be told of what changed.');
  }
}

const timetable = new Timetable({
  now,
  nextDue: (at) => nextDue(db, at),
  announce: (at) => {
    const due = announceDue(db, at);
    if (due.change === undefined) return;
    log.info({ change: due.change, tags: due.tags.length }, 'The hour of a story has come.');
    announce(due);
    spread(due);
  },
  onFailure: (error) =>
    retries.failed('hours', 'Stories whose hour has come could not be published.', error, keepHours),
});

function keepHours(): void {
  if (timetable.start()) retries.done('hours');
}

const space = new SpaceWatch({
  folder: dataDir(),
  enough: freeSpaceBytes(),
  onChange(found) {
    logSpace(log, dataDir(), found);
    if (found.state !== 'scarce') retries.hurry('full');
  },
});

/** Renditions out of use are looked for so often, in milliseconds. */
const SWEPT_EVERY = 6 * 60 * 60 * 1000;
/** Progress is told of so often, in milliseconds, where there is much to do. */
const PROGRESS_EVERY = 10_000;
let progressTold = performance.now();

/** If the process that develops died, memory may have been short: it is started again after so long (ms). */
const MEMORY_AFTER = 30_000;
const pictures: PictureDesk = new PictureDesk({
  contentDir: contentDir(),
  renditionsDir: renditionsDir(),
  darkroom: openDarkroom(),
  usesOf: (file) => listPictureUses(db, { file }),
  publish: (made) => announce(publishRenditions(db, made, now())),
  onProgress(done, asked) {
    const isLate = performance.now() - progressTold > PROGRESS_EVERY;
    if (!isLate && !(done === asked && asked > 1)) return;
    progressTold = performance.now();
    log.info({ done, asked }, `Renditions of ${done} of ${asked} pictures are made.`);
  },
  onFailure({ file, error, isTriedAgain }) {
    if (isTriedAgain) {
      const sentence = `No renditions of media/${file}: it is shown as it is.`;
      const atLeast = error instanceof ProcessEnded ? MEMORY_AFTER : 0;
      retries.failed('pictures', sentence, error, () => pictures.tryAgain(), atLeast);
      return;
    }
    logPictureFailure(log, file, error);
    if (pictures.failing === 0) retries.drop('pictures');
  },
  tell: (sentence, fields) => log.error(fields, sentence),
  onSettled: () => retries.done('pictures'),
  hasRoom: () => space.space.state !== 'scarce',
});

function sweepRenditions(): void {
  try {
    const removed = sweep(renditionsDir(), listRenditions(db), Date.now(), pulse.touch);
    if (removed > 0) log.info({ removed }, 'Removed renditions that are out of use.');
  } catch (error) {
    log.error({ err: error }, 'Renditions that are out of use could not be removed.');
  }
}

/** Stories indexed in a transaction: it holds up a save by a fifth of a second at the most. */
const INDEXED_AT_ONCE = 400;
/** Of what the first look brought, indexing begins so long after it (ms): the first pages are made meanwhile. */
const INDEXED_AFTER = 500;
const searchDesk = new SearchDesk({
  indexSome() {
    const isMore = indexPending(db, INDEXED_AT_ONCE);
    retries.done('search');
    return isMore;
  },
  onDone: (took) => log.info({ ms: Math.round(took) }, 'All stories can be searched.'),
  onFailure: (error) =>
    retries.failed('search', 'Stories could not be indexed for search.', error, () => searchDesk.wake()),
});

const desk = new Desk({
  contentDir: contentDir(),
  outlet: editionOutlet(db, now),
  onProgress: (so) => progress?.tell(so),
  onStep: pulse.touch,
  onPublished(published, reports, removed) {
    announce(published);
    const { change, tags } = published;
    const counts = { change, tags: tags.length, files: reports.length, removed: removed.length };
    if (change !== undefined)
      log.info(
        counts,
        `Published ${reports.length} ${reports.length === 1 ? 'file' : 'files'}, removed ${removed.length}.`,
      );
    logProblems(log, reports);
    // While the first reading lasts all of the machine is for that; what it brought is developed after it.
    if (isReady) pictures.want(picturesOf(reports));
    timetable.refresh();
    spread(published, reports, removed);
    if (isReady) searchDesk.wake();
  },
});

/** The part of the condition that is looked up on request; the rest is noted when it happens. */
function conditionNow(): Partial<DeskCondition> {
  if (condition.state === 'opening') return { failing: [...condition.failing, ...retries.list()] };
  const faulty = [...desk.problems.values()].filter((problems) =>
    problems.some(({ severity }) => severity === 'error'),
  );
  return {
    failing: [...retries.list(), ...histories.failing],
    faults: faulty.length,
    renditions: pictures.waiting,
  };
}

function sayReady(summary: PassSummary): void {
  isReady = true;
  condition.state = 'ready';
  progress?.end();
  progress = undefined;
  const { articles } = editionStatus(db, { now: now() });
  const problems = [...desk.problems.values()].flat().length;
  const { read, removed } = summary;
  log.info({ articles, problems, read, removed }, `${articles} stories are up to date.`);
  if (findSite(db) === undefined)
    log.error('There is no site.yml that can be used: the paper has no name yet.');
  tell({ type: 'ready', articles, problems });
  pictures.want(listPictures(db));
  setTimeout(() => searchDesk.wake(), INDEXED_AFTER);
  void adoptRenames();
  void histories.settle();
}

let progress: Progress | undefined;

/** Who starts on a large archive sees how long it takes. */
function startProgress(): void {
  if (wasComplete || isReady) return;
  try {
    progress = new Progress({ total: desk.countFiles(), terminal: process.stderr, log });
  } catch {
    // The pass says why the folder cannot be read.
  }
}

const looks = new Looks({
  desk,
  condition,
  retries,
  log,
  onLooked(summary) {
    if (!isReady) sayReady(summary);
  },
});

let asked = 0;
let looked = 0;
/** Answers every request once the passes of all of them are over. */
async function sync(): Promise<void> {
  asked += 1;
  const why = await looks.look();
  looked += 1;
  if (looked < asked) return;
  for (; asked > 0; asked -= 1)
    tell(why === undefined ? { type: 'synced', change: latestChange(db) } : { type: 'not-synced', why });
  looked = 0;
}

/** Stories that were renamed before this edition was made, or while no desk ran, are still found where they stood. */
async function adoptRenames(): Promise<void> {
  const renames = await readGitRenames(contentDir());
  try {
    if (renames.length > 0) announce(publishRenames(db, renames, now()));
    retries.done('renames');
  } catch (error) {
    const sentence = "Renames of the content's git history could not be taken in.";
    retries.failed('renames', sentence, error, adoptRenames);
  }
}

const guard = new EditionGuard({
  db,
  retries,
  log,
  replace: (rebuild) => pulse.quiet(openingMayTake(editionFile()), rebuild),
});

/** A transaction runs to its end before a signal is heard, so there is nothing to wait for. */
function stop(): void {
  guard.stop();
  retries.stop();
  space.stop();
  progress?.end();
  timetable.stop();
  pictures.stop();
  searchDesk.stop();
  messenger.stop();
  histories.stop();
  db.end();
  process.exit(0);
}

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
// The process that started the desk is gone: so is the reason to go on.
process.on('disconnect', stop);
process.on('message', (message) => {
  if (isRequest(message)) void sync();
});

condition.state = 'reading';
try {
  desk.expectFirstReading();
} catch {
  // The pass says why the folder cannot be read.
}
// Before the first pass, so that nothing falls between the two.
await watchContent({
  contentDir: contentDir(),
  log,
  rescanAfter: looks.rescanAfter,
  async onChange({ names, everything }) {
    // What was named is published before all the rest is looked at.
    if (names.size > 0) await looks.look(names);
    if (everything) await looks.look();
  },
});
keepHours();
void space.start();
guard.start();
try {
  clearUnfinished(renditionsDir());
} catch (error) {
  log.error(
    { err: error, dir: renditionsDir() },
    'Renditions that were never finished could not be removed.',
  );
}
// Counting takes a while: threads that read are on their way by then.
setImmediate(startProgress);
await looks.look();
sweepRenditions();
setInterval(sweepRenditions, SWEPT_EVERY).unref();
