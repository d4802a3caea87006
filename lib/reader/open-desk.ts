/** Sets up what readers' requests are answered with. What letters are made with is loaded at the first letter. */

import { CODE_LIFE, createAuth } from './auth.ts';
import type { DatabaseAway } from './away.ts';
import { allowLetter } from './ceilings.ts';
import { codeLink } from './code-link.ts';
import { type DatabasePlace, openReaderDatabase } from './database.ts';
import { DatabaseWatch } from './database-watch.ts';
import type { ReaderDesk } from './desk.ts';
import { forgiveReader } from './failures.ts';
import { followEdition } from './follow-edition.ts';
import { holdings } from './holdings.ts';
import type { Sender } from './mail/letter-frame.ts';
import type { Post } from './mail/post.ts';
import { senderOf } from './mail/sender.ts';
import { seldom } from './seldom.ts';
import { findReader } from './session.ts';
import { providersOf, type SocialCredentials } from './social.ts';
import type { ReaderState } from './state.ts';
import { workLater } from './work-later.ts';

export interface DeskOptions {
  place: DatabasePlace;
  editionFile: string;
  /** Origin of the public site. */
  origin: string;
  secret: string;
  social: SocialCredentials;
  limits: ReaderDesk['limits'];
  now(): number;
  log: ReaderDesk['log'];
  openPost(sender: () => Sender): Post;
  /** Called when readers' data cannot be used, and when they can again. */
  onState?(): void;
}

export interface OpenDesk {
  desk: ReaderDesk;
  /** The identity of SQLite's file. */
  identity: string | undefined;
  state(): ReaderState;
  /** Resolves when what was left for after the answers is done. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** @throws NewerDatabase, or what the database says where it cannot be opened */
export async function openDesk(options: DeskOptions): Promise<OpenDesk> {
  const { place, editionFile, origin, secret, social, now, log, openPost } = options;
  let watch: DatabaseWatch | undefined;
  const mayComplain = seldom(() => performance.now());
  const database = await openReaderDatabase({
    ...place,
    onFailure(error) {
      if (mayComplain()) log('warn', "A connection to the readers' database broke.", error);
    },
    onAway: (error: DatabaseAway) => watch?.failed(error),
  });
  watch = new DatabaseWatch({
    name: place.url === undefined ? place.file : 'PostgreSQL',
    probe: database.probe,
    now,
    log,
    onChange: () => options.onState?.(),
  });
  const edition = followEdition(editionFile);
  const sender = (): Sender => senderOf(edition.current(), origin);
  const post = openPost(sender);
  const work = workLater(log);
  const sendCode: ReaderDesk['sendCode'] = ({ to, code, kind, next = '', isLinkOnly }) =>
    work.later('A code could not be sent.', async () => {
      const link = await codeLink({ origin, secret, now }, { kind, email: to, code, next });
      const { codeLetter } = await import('./mail/code-letter.ts');
      const shown = isLinkOnly ? undefined : code;
      await post.send(codeLetter({ to, code: shown, kind, minutes: CODE_LIFE / 60, link }, sender()));
    });
  const counter = { db: database.kysely, now, secret };
  const mayWarn = seldom(() => performance.now());
  const auth = createAuth({
    db: database.kysely,
    kind: database.kind,
    origin,
    secret,
    name: sender().name,
    social,
    onSession: (readerId) => forgiveReader(counter, readerId),
    onFailure(message) {
      if (mayWarn()) log('warn', message);
    },
  });
  const desk: ReaderDesk = {
    db: database.kysely,
    kind: database.kind,
    auth,
    origin,
    secret,
    now,
    edition: edition.current,
    providers: providersOf(social),
    limits: options.limits,
    post,
    sendCode,
    tell: (to, event) =>
      work.later('A message could not be sent.', async () => {
        const { noticeLetter } = await import('./mail/notice-letter.ts');
        await post.send(noticeLetter(to, event, sender()));
        // It counts like a code but is sent in any case: otherwise whoever took over an account could keep its owner from being told.
        await allowLetter(desk);
      }),
    holdings,
    findReader: (request) => findReader(auth, request),
    later: work.later,
    log,
  };
  return {
    desk,
    identity: database.identity,
    state: () => ({ readers: watch.current(), mail: post.state() }),
    idle: work.idle,
    async close() {
      await work.idle();
      await post.close();
      watch.close();
      await database.close();
      edition.close();
    },
  };
}
