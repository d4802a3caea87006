/** Sets up what readers' requests are answered with. */
import { now } from '#lib/clock.ts';
import { type EditionDatabase, openEdition } from '#lib/edition/database.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { databaseUrl, mailFrom, outboxDir, readersFile, siteUrl, smtpUrl } from '#lib/env.ts';
import { CODE_LIFE, createAuth } from './auth.ts';
import { openReaderDatabase } from './database.ts';
import type { ReaderDesk } from './desk.ts';
import { holdings } from './holdings.ts';
import { readAuthSecret } from './kept-secret.ts';
import { codeLetter } from './mail/code-letter.ts';
import type { Letter } from './mail/letter.ts';
import type { Sender } from './mail/letter-frame.ts';
import { noticeLetter } from './mail/notice-letter.ts';
import { openPost } from './mail/post.ts';
import { findReader } from './session.ts';
import { signInLink } from './sign-in/link.ts';
import { providersOf, readSocial } from './social.ts';

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

function senderOf(edition: EditionDatabase | undefined, origin: string): Sender {
  const site = edition && findSite(edition);
  return { name: site?.name ?? new URL(origin).hostname, origin, locale: site?.locale ?? 'en' };
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
  const sender = (): Sender => senderOf(edition.current(), origin);
  const post = openPost({ smtp: smtpUrl(), from: mailFrom(), outbox: outboxDir(), sender, now, log });
  const send = (letter: Letter): void =>
    later('A message to a reader could not be written.', () => post(letter));
  const social = readSocial();
  const auth = createAuth({
    db: database.kysely,
    kind: database.kind,
    origin,
    secret,
    name: sender().name,
    social,
    sendCode: ({ next, ...message }) =>
      later('A code could not be written.', async () => {
        const { to: email, code, kind } = message;
        const link =
          kind === 'sign-in'
            ? await signInLink({ origin, secret, now }, { email, code, next: next ?? '' })
            : undefined;
        await post(codeLetter({ ...message, minutes: CODE_LIFE / 60, link }, sender()));
      }),
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
    providers: providersOf(social),
    tell: (to, event) => send(noticeLetter(to, event, sender())),
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
