/** Opens the edition when the desk starts. An empty edition may begin with a snapshot: a copy of another machine's edition. */
import type { Logger } from 'pino';
import { type EditionDatabase, openEdition } from '#lib/edition/database.ts';
import type { Mishap } from '#lib/edition/mishap.ts';
import { takeSnapshot } from '#lib/edition/snapshot.ts';
import { openingMayTake } from './edition-report.ts';
import type { Pulse } from './pulse.ts';

export interface OpenEditionOptions {
  /** Path of the edition. */
  file: string;
  /** Path of a snapshot, if the edition may begin with one. */
  snapshot: string | undefined;
  log: Logger;
  /** Told of the work, which may take long. */
  pulse: Pick<Pulse, 'quiet' | 'touch'>;
  /** Called, now or later, if something happened to the file. */
  onMishap: (mishap: Mishap) => void;
}

/** Never throws: without the snapshot all content is read from its files. */
function beginWithSnapshot(edition: string, snapshot: string, log: Logger): void {
  try {
    const taken = takeSnapshot({ edition, snapshot });
    if (taken === undefined) {
      log.info({ snapshot }, 'There is an edition already: the snapshot is not needed.');
      return;
    }
    const { articles, made, commit } = taken;
    log.info({ snapshot, commit }, `The edition begins with a snapshot of ${made}: ${articles} stories.`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.error({ snapshot }, `The snapshot is not used, and all content is read from its files: ${reason}`);
  }
}

/**
 * The edition, for writing. If it began with a snapshot, the files are compared with it afterwards, as after any start.
 *
 * @throws if it cannot be opened or made
 */
export function openDeskEdition({
  file,
  snapshot,
  log,
  pulse,
  onMishap,
}: OpenEditionOptions): EditionDatabase {
  if (snapshot !== undefined)
    pulse.quiet(openingMayTake(snapshot), () => beginWithSnapshot(file, snapshot, log));
  return pulse.quiet(openingMayTake(file), () =>
    openEdition({ file, mode: 'write', onMishap, onWork: pulse.touch }),
  );
}
