/** Sets up what readers' requests are answered with. */
import { now } from '#lib/clock.ts';
import { type EditionDatabase, openEdition } from '#lib/edition/database.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { databaseUrl, readersFile, siteUrl } from '#lib/env.ts';
import { createAuth } from './auth.ts';
import { openReaderDatabase } from './database.ts';
import type { ReaderDesk } from './desk.ts';
import { holdings } from './holdings.ts';
import { readAuthSecret } from './kept-secret.ts';
import { findReader } from './session.ts';

interface DeskOptions {
  editionFile: string;
  log: ReaderDesk['log'];
}

/** The edition that stands there now; undefined while there is none. */
function editionAt(file: string): { current(): EditionDatabase | undefined; close(): void } {
  let open: EditionDatabase | undefined;
  const close = (): void => {
    open?.close();
    open = undefined;
  };
  return {
    current() {
      try {
        if (open?.isReplaced()) close();
        open ??= openEdition({ file, mode: 'read' });
        return open;
      } catch {
        close();
        return undefined;
      }
    },
    close,
  };
}

/** @throws NewerDatabase, or what the database says where it cannot be opened */
export async function openDesk({
  editionFile,
  log,
}: DeskOptions): Promise<{ desk: ReaderDesk; close(): Promise<void> }> {
  const database = await openReaderDatabase({
    file: readersFile(),
    url: databaseUrl(),
    onFailure: (error) => log('warn', "A connection to the readers' database broke.", error),
  });
  const edition = editionAt(editionFile);
  const origin = new URL(siteUrl()).origin;
  const secret = readAuthSecret();
  const atWork = new Set<Promise<void>>();
  const later: ReaderDesk['later'] = (what, work) => {
    const done = new Promise<void>((resolve) => setImmediate(resolve))
      .then(work)
      .catch((error: unknown) => log('error', what, error))
      .finally(() => atWork.delete(done));
    atWork.add(done);
  };
  const site = edition.current();
  const auth = createAuth({
    db: database.kysely,
    kind: database.kind,
    origin,
    secret,
    name: (site && findSite(site)?.name) ?? new URL(origin).hostname,
    social: {},
    sendCode: () => {},
    onFailure: (message) => log('warn', message),
  });
  const desk: ReaderDesk = {
    db: database.kysely,
    kind: database.kind,
    auth,
    origin,
    secret,
    now,
    edition: edition.current,
    holdings,
    findReader: (request) => findReader(auth, request),
    later,
    log,
  };
  return {
    desk,
    async close() {
      await Promise.all(atWork);
      await database.close();
      edition.close();
    },
  };
}
